package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;

/**
 * The likes of a log as functions that DuckDB can call on all its threads: the n-th like's id,
 * actor, target, time, status and weight.
 */
final class LikeColumns {
  private final EngagementLog log;
  private final LikeVerdicts likes;

  /** The row of the n-th like. */
  private final int[] rows;

  LikeColumns(EngagementLog log, LikeVerdicts likes) {
    this.log = log;
    this.likes = likes;
    this.rows = rows(log.events(), likes);
  }

  private static int[] rows(EventColumns events, LikeVerdicts likes) {
    int[] rows = new int[events.size()];
    int count = 0;
    for (int row = 0; row < events.size(); row++) {
      if (likes.statusOf(row) != LikeStatus.NOT_A_LIKE) {
        rows[count++] = row;
      }
    }
    return count == rows.length ? rows : Arrays.copyOf(rows, count);
  }

  /** How many likes there are. */
  int count() {
    return rows.length;
  }

  /** Makes the functions known to a connection. */
  void register(DuckDBConnection connection) throws SQLException {
    EventColumns events = log.events();
    register(connection, "like_id", texts(log::eventIdUtf8));
    register(connection, "like_actor", texts(row -> log.accountUtf8(events.actor()[row])));
    register(connection, "like_target", texts(row -> log.targetUtf8(events.target()[row])));
    register(connection, "like_time", numbers(row -> events.time()[row]));
    register(connection, "like_status", numbers(row -> likes.status()[row]));
    register(connection, "like_weight", numbers(this::weight));
  }

  private long weight(int row) {
    return likes.isStanding(row) ? likes.weight()[row] : 0;
  }

  /** A function and what it returns. */
  private record Column(DuckDBColumnType type, DuckDBScalarFunction function) {}

  private Column texts(IntFunction<byte[]> textOfRow) {
    return new Column(
        DuckDBColumnType.VARCHAR,
        (chunk, out) -> {
          DuckDBReadableVector numbers = chunk.vector(0);
          byte[][] texts = new byte[(int) chunk.rowCount()][];
          for (int i = 0; i < texts.length; i++) {
            texts[i] = textOfRow.apply(rows[numbers.getInt(i)]);
          }
          out.setStringUtf8Batch(0, texts);
        });
  }

  private Column numbers(IntToLongFunction numberOfRow) {
    return new Column(
        DuckDBColumnType.BIGINT,
        (chunk, out) -> {
          DuckDBReadableVector numbers = chunk.vector(0);
          for (int i = 0; i < chunk.rowCount(); i++) {
            out.setLong(i, numberOfRow.applyAsLong(rows[numbers.getInt(i)]));
          }
        });
  }

  private static void register(DuckDBConnection connection, String name, Column column)
      throws SQLException {
    DuckDBFunctions.scalarFunction()
        .withName(name)
        .withParameter(DuckDBColumnType.INTEGER)
        .withReturnType(column.type())
        .withVolatile()
        .withVectorizedFunction(column.function())
        .register(connection);
  }
}
