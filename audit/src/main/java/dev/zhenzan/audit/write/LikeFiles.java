package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes one row for every like: what became of it and what it counts.
 *
 * <p>DuckDB writes, on all threads: a table holds the numbers of the likes, and {@link LikeColumns}
 * says what stands behind each. A table keeps its order on many threads, and its blocks become row
 * groups, so the same log gives the same bytes however many threads there are. Most names differ:
 * collecting a dictionary of more than a few of them would cost a fifth of the time and be thrown
 * away. The lowest level of compression halves the time for a file a twelfth longer.
 */
public final class LikeFiles {
  private static final String MILLIS = "make_timestamp_ms(like_time(n))";
  private static final String SELECT =
      "SELECT like_id(n) AS id, like_actor(n) AS actor, like_target(n) AS target, "
          + MILLIS
          + " AS \"time\", CASE like_status(n) WHEN 1 THEN 'standing' WHEN 2 THEN 'repeat'"
          + " ELSE 'taken_back' END AS status, like_weight(n) / 10000.0 AS weight FROM numbers";

  /** What DuckDB may hold while it puts blocks into order. */
  private static final String MEMORY = "2GB";

  private LikeFiles() {}

  /**
   * Writes {@code id, actor, target, time, status, weight} of every row that is a like, in
   * canonical order; {@code status} is standing, repeat or taken_back, {@code weight} lies between
   * 0 and 1 and is 0 unless the like stands.
   *
   * @param log the log that the verdicts are about
   * @param likes the conclusion on each of its rows
   * @param parquet the Parquet file to write
   * @param csv the CSV file to write as well, or {@code null}
   * @param threads how many threads may work, at least 1
   * @throws ReadException if a file cannot be written
   */
  public static void write(
      EngagementLog log, LikeVerdicts likes, Path parquet, @Nullable Path csv, int threads)
      throws ReadException {
    try (DuckDBConnection connection =
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET threads = " + threads);
      statement.execute("SET memory_limit = '" + MEMORY + "'");
      LikeColumns columns = new LikeColumns(log, likes);
      columns.register(connection);
      statement.execute(
          "CREATE TEMP TABLE numbers AS SELECT range::INTEGER AS n FROM range("
              + columns.count()
              + ")");
      statement.execute(
          "COPY ("
              + SELECT
              + ") TO "
              + literal(parquet)
              + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,"
              + " DICTIONARY_SIZE_LIMIT 1000)");
      if (csv != null) {
        statement.execute(
            "COPY ("
                + SELECT.replace(MILLIS, "strftime(" + MILLIS + ", '%Y-%m-%dT%H:%M:%S.%gZ')")
                + ") TO "
                + literal(csv)
                + " (FORMAT csv, HEADER)");
      }
    } catch (SQLException e) {
      throw ReadException.unwritten(parquet, e);
    }
  }

  private static String literal(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
