package dev.zhenzan.flink;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.core.flow.KeyedFold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The one operator that runs any fold on Flink: it keeps a key's events until the watermark has
 * passed them, folds them in order of time, and emits the measures when the epoch is over.
 *
 * <p>Per key equal to {@link dev.zhenzan.core.flow.FoldRunner} over the same events and watermarks;
 * a test holds the two together. An event that the watermark has passed goes to {@link #LATE}.
 *
 * @param <S> the fold's state
 */
public final class FoldOperator<S> extends KeyedProcessFunction<Long, EventRecord, FoldResult>
    implements CheckpointedFunction, ResultTypeQueryable<FoldResult> {
  // Events wait in a map by time, a list of ties each, and each time has a timer. Flink fires a
  // key's timers in order of time, so that a timer takes up exactly its own list: nothing is
  // scanned and nothing needs an ordered store. The state has no epoch to its name: the timer of an
  // epoch's last millisecond closes it before the first timer of the next one.
  //
  // Flink forgets its watermark in a crash. Were that all, a straggler could reopen an epoch that
  // was closed before the checkpoint; so the watermark that was last acted on is checkpointed too.
  // The greatest among the subtasks is the one to go by: at an aligned checkpoint all have been
  // sent the same watermarks, and some have merely not had occasion to look.
  //
  // Cost: a timer and a map entry for each key and millisecond with events, one decode and encode
  // of the state for each on RocksDB, none on the heap.

  private static final long serialVersionUID = 1;

  /** Where events go that came after the watermark. */
  public static final OutputTag<EventRecord> LATE =
      new OutputTag<>("late", EventRecordSerializer.TYPE);

  private final FoldFactory<S> factory;
  private final long epochMillis;
  private long watermark = Long.MIN_VALUE;

  @SuppressWarnings("NullAway.Init")
  private transient KeyedFold<S> fold;

  @SuppressWarnings("NullAway.Init")
  private transient Epochs epochs;

  @SuppressWarnings("NullAway.Init")
  private transient MapState<Long, List<EventRecord>> waiting;

  @SuppressWarnings("NullAway.Init")
  private transient ValueState<S> state;

  @SuppressWarnings("NullAway.Init")
  private transient ListState<Long> watermarks;

  /** An operator for the factory's fold. */
  public FoldOperator(FoldFactory<S> factory, Epochs epochs) {
    this.factory = factory;
    this.epochMillis = epochs.millis();
  }

  /**
   * Runs the factory's fold over a stream: leaves out what the fold does not want, groups by the
   * fold's key, folds.
   *
   * @param events with watermarks; their timestamps are not looked at, only {@link Event#time()}
   * @return the measures of each key and epoch, once; late events on the side, at {@link #LATE}
   */
  public static <S> SingleOutputStreamOperator<FoldResult> run(
      DataStream<EventRecord> events, FoldFactory<S> factory, Epochs epochs) {
    String name = "fold " + factory.create().name();
    return events
        .filter(new Wanted(factory))
        .name(name + ": wanted")
        .keyBy(keyOf(factory), Types.LONG)
        .process(new FoldOperator<>(factory, epochs))
        .name(name)
        .uid(name);
  }

  /** Groups events by the fold's key. */
  static KeySelector<EventRecord, Long> keyOf(FoldFactory<?> factory) {
    return factory.create().key()::of;
  }

  @Override
  public TypeInformation<FoldResult> getProducedType() {
    return FoldResultSerializer.TYPE;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermarks =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("watermark", LongSerializer.INSTANCE));
    for (long before : watermarks.get()) {
      watermark = Math.max(watermark, before);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    watermarks.update(List.of(watermark));
  }

  @Override
  public void open(OpenContext context) {
    fold = factory.create();
    epochs = new Epochs(epochMillis);
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting",
                    LongSerializer.INSTANCE,
                    new ListSerializer<>(new EventRecordSerializer())));
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("state", new FoldStateSerializer<>(factory)));
  }

  @Override
  public void processElement(EventRecord event, Context context, Collector<FoldResult> out)
      throws Exception {
    watermark = Math.max(watermark, context.timerService().currentWatermark());
    if (!fold.wants(event)) {
      return;
    }
    long time = event.time();
    if (time <= watermark) {
      context.output(LATE, event);
      return;
    }
    List<EventRecord> ties = waiting.get(time);
    if (ties == null) {
      ties = new ArrayList<>(1);
      context.timerService().registerEventTimeTimer(time);
    }
    ties.add(event);
    waiting.put(time, ties);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<FoldResult> out)
      throws Exception {
    watermark = Math.max(watermark, context.timerService().currentWatermark());
    List<EventRecord> ties = waiting.get(time);
    if (ties != null) {
      waiting.remove(time);
      state.update(fold(state.value(), ties));
    }
    long epoch = epochs.of(time);
    long last = epochs.last(epoch);
    if (time == last) {
      close(context.getCurrentKey(), epoch, out);
    } else {
      context.timerService().registerEventTimeTimer(last);
    }
  }

  /** Folds events of one time in the order of their ids; of reports of one event, the least. */
  private S fold(@Nullable S before, List<EventRecord> ties) {
    S current = before == null ? fold.open() : before;
    List<EventRecord> inOrder = new ArrayList<>(ties);
    Collections.sort(inOrder);
    for (int at = 0; at < inOrder.size(); at++) {
      if (at == 0 || inOrder.get(at).id() != inOrder.get(at - 1).id()) {
        fold.fold(current, inOrder.get(at));
      }
    }
    return current;
  }

  private void close(long key, long epoch, Collector<FoldResult> out) throws Exception {
    S last = state.value();
    if (last != null) {
      long[] measures = new long[fold.measures().size()];
      fold.measure(last, measures);
      out.collect(new FoldResult(key, epoch, measures));
      state.clear();
    }
  }
}
