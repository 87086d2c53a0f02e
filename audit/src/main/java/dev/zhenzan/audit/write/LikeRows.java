package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/** The likes of a log as a table that DuckDB can draw rows from, block by block. */
final class LikeRows implements DuckDBTableFunction<Object, LikeRows.Place, Object> {
  private static final String[] STATUS = {"", "standing", "repeat", "taken_back"};

  private final EngagementLog log;
  private final LikeVerdicts likes;
  private final EventColumns events;

  LikeRows(EngagementLog log, LikeVerdicts likes) {
    this.log = log;
    this.likes = likes;
    this.events = log.events();
  }

  /** How far one query has come. */
  static final class Place {
    private int next;
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    info.addResultColumn("id", DuckDBColumnType.VARCHAR)
        .addResultColumn("actor", DuckDBColumnType.VARCHAR)
        .addResultColumn("target", DuckDBColumnType.VARCHAR)
        .addResultColumn("time", DuckDBColumnType.BIGINT)
        .addResultColumn("status", DuckDBColumnType.VARCHAR)
        .addResultColumn("weight", DuckDBColumnType.INTEGER);
    return this;
  }

  @Override
  public Place init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return new Place();
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
    Place place = info.getInitData();
    int capacity = (int) out.capacity();
    byte[][] ids = new byte[capacity][];
    byte[][] actors = new byte[capacity][];
    byte[][] targets = new byte[capacity][];
    String[] status = new String[capacity];
    int filled = 0;
    int row = place.next;
    for (; row < events.size() && filled < capacity; row++) {
      LikeStatus what = likes.statusOf(row);
      if (what == LikeStatus.NOT_A_LIKE) {
        continue;
      }
      ids[filled] = log.eventIdUtf8(row);
      actors[filled] = log.accountUtf8(events.actor()[row]);
      targets[filled] = log.targetUtf8(events.target()[row]);
      status[filled] = STATUS[what.ordinal()];
      out.vector(3).setLong(filled, events.time()[row]);
      int weight = what == LikeStatus.STANDING ? likes.weight()[row] : 0;
      out.vector(5).setInt(filled, weight);
      filled++;
    }
    place.next = row;
    out.vector(0).setStringUtf8Batch(0, Arrays.copyOf(ids, filled));
    out.vector(1).setStringUtf8Batch(0, Arrays.copyOf(actors, filled));
    out.vector(2).setStringUtf8Batch(0, Arrays.copyOf(targets, filled));
    out.vector(4).setStrings(0, Arrays.copyOf(status, filled));
    return filled;
  }
}
