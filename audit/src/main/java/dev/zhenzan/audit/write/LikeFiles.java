package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Writes one row for every like: what became of it and what it counts.
 *
 * <p>DuckDB writes; it draws the rows from {@link LikeRows} in blocks, so that nothing is copied
 * into a table first. The lowest level of compression halves the time for a file a twelfth longer.
 * One thread feeds it, which is what makes the same log the same bytes.
 */
public final class LikeFiles {
  private static final String SELECT =
      "SELECT id, actor, target, make_timestamp_ms(\"time\") AS \"time\", status, weight / 10000.0"
          + " AS weight FROM like_rows()";

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
   * @throws ReadException if a file cannot be written
   */
  public static void write(EngagementLog log, LikeVerdicts likes, Path parquet, @Nullable Path csv)
      throws ReadException {
    try (DuckDBConnection connection =
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      DuckDBFunctions.tableFunction()
          .withName("like_rows")
          .withFunction(new LikeRows(log, likes))
          .register(connection);
      statement.execute(
          "COPY ("
              + SELECT
              + ") TO "
              + literal(parquet)
              + " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");
      if (csv != null) {
        statement.execute(
            "COPY ("
                + SELECT.replace(
                    "make_timestamp_ms(\"time\")",
                    "strftime(make_timestamp_ms(\"time\"), '%Y-%m-%dT%H:%M:%S.%gZ')")
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
