package dev.zhenzan.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.flow.ColumnRunner;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.core.flow.LikesPerAccountFold;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.flow.SeededEvents;
import dev.zhenzan.core.flow.SlowFold;
import dev.zhenzan.core.flow.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/**
 * Proves that a real job on Flink's own little cluster, two subtasks wide, gives what the bulk
 * runner gives, and that no type in it needs Kryo. Cannot prove anything about failing machines.
 */
class MiniClusterTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final Epochs DAYS = new Epochs(86_400_000);
  private static final long LATENESS = 1_000_000;

  @Test
  void jobEqualsTheBulkRunner() throws Exception {
    EventColumns columns = SeededEvents.columns(SEED, 5_000, /* start= */ 0);
    List<EventRecord> arrivals =
        SeededEvents.shuffled(SeededEvents.records(columns), LATENESS, SEED);
    assertEquals(inBulk(columns), onFlink(arrivals), "seed " + SEED);
  }

  private static Map<Long, List<Long>> inBulk(EventColumns columns) {
    MeasureTable table = ColumnRunner.run(columns, new LikesPerAccountFold(), Tasks.SERIAL);
    Map<Long, List<Long>> measures = new TreeMap<>();
    for (int key = 0; key < table.keys(); key++) {
      if (table.events()[key] > 0) {
        long[] measured = new long[table.names().size()];
        for (int measure = 0; measure < measured.length; measure++) {
          measured[measure] = table.measures()[measure][key];
        }
        measures.put((long) key, SlowFold.boxed(measured));
      }
    }
    return measures;
  }

  private static Map<Long, List<Long>> onFlink(List<EventRecord> arrivals) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    Map<Long, List<Long>> measures = new TreeMap<>();
    try (StreamExecutionEnvironment job =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration)) {
      // One source, so that the lateness of the arrivals is the lateness of the stream.
      var events =
          job.fromData(arrivals, EventRecordSerializer.TYPE)
              .setParallelism(1)
              .assignTimestampsAndWatermarks(
                  WatermarkStrategy.<EventRecord>forBoundedOutOfOrderness(
                          Duration.ofMillis(LATENESS))
                      .withTimestampAssigner((event, before) -> event.time()))
              .setParallelism(1);
      try (CloseableIterator<FoldResult> results =
          FoldOperator.run(events, LikesPerAccountFold::new, DAYS).executeAndCollect()) {
        results.forEachRemaining(
            result -> measures.put(result.key(), SlowFold.boxed(result.measures())));
      }
    }
    return measures;
  }
}
