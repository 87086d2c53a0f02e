package dev.zhenzan.flink;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.core.flow.SlowFold;
import dev.zhenzan.core.flow.SlowFold.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The subtasks of one fold operator, each in Flink's harness, with events sent where they belong.
 */
final class Subtasks<S> implements AutoCloseable {
  private static final int MAX_PARALLELISM = 16;

  private final KeySelector<EventRecord, Long> key;
  private final List<KeyedOneInputStreamOperatorTestHarness<Long, EventRecord, FoldResult>>
      harnesses = new ArrayList<>();

  private Subtasks(FoldFactory<S> factory) {
    key = FoldOperator.keyOf(factory);
  }

  static <S> Subtasks<S> open(FoldFactory<S> factory, Epochs epochs, int parallelism)
      throws Exception {
    return start(factory, epochs, new HashMapStateBackend(), parallelism, null, 0);
  }

  /** One subtask that keeps its state as bytes in RocksDB. */
  static <S> Subtasks<S> onDisk(FoldFactory<S> factory, Epochs epochs) throws Exception {
    return start(factory, epochs, new EmbeddedRocksDBStateBackend(), 1, null, 0);
  }

  /** Goes on from a checkpoint, perhaps with another number of subtasks. */
  Subtasks<S> restored(FoldFactory<S> factory, Epochs epochs, int parallelism) throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (var harness : harnesses) {
      states.add(harness.snapshot(/* checkpointId= */ 1, /* timestamp= */ 0));
    }
    OperatorSubtaskState whole =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new));
    return start(factory, epochs, new HashMapStateBackend(), parallelism, whole, harnesses.size());
  }

  private static <S> Subtasks<S> start(
      FoldFactory<S> factory,
      Epochs epochs,
      StateBackend backend,
      int parallelism,
      OperatorSubtaskState from,
      int before)
      throws Exception {
    Subtasks<S> subtasks = new Subtasks<>(factory);
    for (int subtask = 0; subtask < parallelism; subtask++) {
      var harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(new FoldOperator<>(factory, epochs)),
              subtasks.key,
              Types.LONG,
              MAX_PARALLELISM,
              parallelism,
              subtask);
      subtasks.harnesses.add(harness);
      harness.setStateBackend(backend);
      harness.setup(new FoldResultSerializer());
      if (from != null) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                from, MAX_PARALLELISM, before, parallelism, subtask));
      }
      harness.open();
    }
    return subtasks;
  }

  void process(EventRecord event) throws Exception {
    long k = key.getKey(event);
    if (k != Event.ABSENT) {
      int subtask =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(k, MAX_PARALLELISM, harnesses.size());
      harnesses.get(subtask).processElement(event, event.time());
    }
  }

  void watermark(long time) throws Exception {
    for (var harness : harnesses) {
      harness.processWatermark(time);
    }
  }

  /** Adds the results so far; a slot that is there already is a failure. */
  void addResultsTo(SortedMap<Slot, List<Long>> results) {
    for (var harness : harnesses) {
      for (FoldResult result : harness.extractOutputValues()) {
        Slot slot = new Slot(result.epoch(), result.key());
        assertNull(results.put(slot, SlowFold.boxed(result.measures())), "twice: " + result);
      }
    }
  }

  SortedMap<Slot, List<Long>> results() {
    SortedMap<Slot, List<Long>> results = new TreeMap<>();
    addResultsTo(results);
    return results;
  }

  List<EventRecord> late() {
    return side(FoldOperator.LATE);
  }

  private <X> List<X> side(OutputTag<X> tag) {
    List<X> side = new ArrayList<>();
    for (var harness : harnesses) {
      var output = harness.getSideOutput(tag);
      if (output != null) {
        output.forEach(record -> side.add(record.getValue()));
      }
    }
    return side;
  }

  /** Keyed state entries and timers that are still held; for state on the heap. */
  int leftBehind() {
    int left = timers();
    for (var harness : harnesses) {
      left += harness.numKeyedStateEntries();
    }
    return left;
  }

  int timers() {
    return harnesses.stream().mapToInt(harness -> harness.numEventTimeTimers()).sum();
  }

  @Override
  public void close() throws Exception {
    for (var harness : harnesses) {
      harness.close();
    }
  }
}
