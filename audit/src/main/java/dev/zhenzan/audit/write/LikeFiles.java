package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes one row for every like: what it is and what it counts. */
public final class LikeFiles {
  private LikeFiles() {}

  /**
   * Writes {@code id, actor, target, time, status, weight} of every row that is a like, in
   * canonical order.
   *
   * @param log the log that the verdicts are about
   * @param likes the conclusion on each of its rows
   * @param parquet the Parquet file to write
   * @param csv the CSV file to write as well, or {@code null}
   * @throws ReadException if a file cannot be written
   */
  public static void write(EngagementLog log, LikeVerdicts likes, Path parquet, @Nullable Path csv)
      throws ReadException {
    throw new UnsupportedOperationException();
  }
}
