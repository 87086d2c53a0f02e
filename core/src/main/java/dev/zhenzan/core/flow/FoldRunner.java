package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventRecord;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one fold over a stream whose events arrive in any order: the service's way. Events wait
 * until the watermark has passed them and are then folded in order of time; an epoch's measures go
 * to the sink when the watermark has passed its end, and its states are forgotten.
 *
 * <p>As long as no event comes after the watermark, what reaches the sink depends only on the set
 * of events: not on their order, not on duplicates, not on how often the watermark moves. One
 * runner, one thread.
 *
 * @param <S> the fold's state
 */
public final class FoldRunner<S> {
  // All keys share one queue by (time, key, id). Taken off in that order, the events of one key
  // come by (time, id), and all events of an epoch come before any of the next: so only one epoch
  // is ever open, and a key has at most one state. Two reports of one event lie side by side in the
  // queue, the lesser in front, and the second is dropped when it is taken off.
  //
  // Memory: the events of the lateness, and one state for each key that was seen in the open epoch.
  // The input that hurts is a single event from the far future: it moves the watermark, and all
  // that follow are late; whoever reads the stream must refuse such times before they come here.

  private final KeyedFold<S> fold;
  private final Epochs epochs;
  private final MeasureSink sink;
  private final Consumer<? super EventRecord> lateSink;
  private final PriorityQueue<EventRecord> waiting;
  private final Long2ObjectOpenHashMap<S> states = new Long2ObjectOpenHashMap<>();
  private final long[] measured;
  private long openEpoch;
  private long watermark = Watermark.NONE;
  private long late;
  private long duplicates;
  private @Nullable EventRecord lastFolded;

  /**
   * A runner that has seen nothing.
   *
   * @param sink told of each key and epoch once
   * @param lateSink given every event that came when the watermark had passed it, unless the fold
   *     would not have wanted it
   */
  public FoldRunner(
      KeyedFold<S> fold, Epochs epochs, MeasureSink sink, Consumer<? super EventRecord> lateSink) {
    this.fold = fold;
    this.epochs = epochs;
    this.sink = sink;
    this.lateSink = lateSink;
    this.waiting = new PriorityQueue<>(this::compare);
    this.measured = new long[fold.measures().size()];
  }

  private int compare(EventRecord left, EventRecord right) {
    int order = Long.compare(left.time(), right.time());
    if (order == 0) {
      order = Long.compare(fold.key().of(left), fold.key().of(right));
    }
    return order == 0 ? left.compareTo(right) : order;
  }

  /** Takes in an event, wherever it stands in time. */
  public void add(Event event) {
    if (fold.key().of(event) == Event.ABSENT || !fold.wants(event)) {
      return;
    }
    EventRecord record = EventRecord.copyOf(event);
    if (record.time() <= watermark) {
      late++;
      lateSink.accept(record);
    } else {
      waiting.add(record);
    }
  }

  /**
   * Folds what the watermark has passed, and closes the epoch if it has passed its end. A watermark
   * that is not above the last changes nothing.
   */
  public void advanceTo(long newWatermark) {
    if (newWatermark <= watermark) {
      return;
    }
    watermark = newWatermark;
    for (EventRecord next = waiting.peek();
        next != null && next.time() <= watermark;
        next = waiting.peek()) {
      waiting.poll();
      fold(next);
    }
    lastFolded = null; // Whatever has the same time from now on is late.
    if (!states.isEmpty() && epochs.last(openEpoch) <= watermark) {
      closeEpoch();
    }
  }

  private void fold(EventRecord event) {
    if (isDuplicate(event)) {
      duplicates++;
      return;
    }
    lastFolded = event;
    long epoch = epochs.of(event.time());
    if (epoch != openEpoch) {
      closeEpoch();
      openEpoch = epoch;
    }
    long key = fold.key().of(event);
    S state = states.get(key);
    if (state == null) {
      state = fold.open();
      states.put(key, state);
    }
    fold.fold(state, event);
  }

  private boolean isDuplicate(EventRecord event) {
    EventRecord last = lastFolded;
    return last != null
        && last.time() == event.time()
        && last.id() == event.id()
        && fold.key().of(last) == fold.key().of(event);
  }

  private void closeEpoch() {
    for (long key : openKeys()) {
      fold.measure(states.get(key), measured);
      sink.accept(key, openEpoch, measured);
    }
    states.clear();
    states.trim(); // One epoch with a million keys must not slow down each quiet one after it.
  }

  private long[] openKeys() {
    long[] keys = states.keySet().toLongArray();
    Arrays.sort(keys);
    return keys;
  }

  /** Ends the stream: folds what is waiting and closes the open epoch. */
  public void finish() {
    advanceTo(Watermark.END);
  }

  /** How many events wait for the watermark, duplicates among them. */
  public int waiting() {
    return waiting.size();
  }

  /** How many keys have a state in the open epoch. */
  public int openStates() {
    return states.size();
  }

  /** How many events came too late. */
  public long late() {
    return late;
  }

  /** How many events were dropped because one with the same key, time and id had come in time. */
  public long duplicates() {
    return duplicates;
  }

  /** The watermark last given. */
  public long watermark() {
    return watermark;
  }

  /**
   * Writes everything down that the runner holds, in the layout of {@link FoldSnapshot}. The runner
   * goes on unchanged.
   */
  public void snapshot(DataOutput out) throws IOException {
    FoldSnapshot.write(this, out);
  }

  /**
   * A runner that goes on where the one that wrote the snapshot stood.
   *
   * @throws IOException if the bytes are damaged, of an unknown version, or of another fold or
   *     epoch length
   */
  public static <S> FoldRunner<S> restore(
      KeyedFold<S> fold,
      Epochs epochs,
      MeasureSink sink,
      Consumer<? super EventRecord> lateSink,
      DataInput in)
      throws IOException {
    FoldRunner<S> runner = new FoldRunner<>(fold, epochs, sink, lateSink);
    FoldSnapshot.read(runner, in);
    return runner;
  }

  void writeBody(DataOutput out) throws IOException {
    out.writeUTF(fold.name());
    out.writeLong(epochs.millis());
    out.writeLong(watermark);
    out.writeLong(openEpoch);
    out.writeLong(late);
    out.writeLong(duplicates);
    out.writeInt(states.size());
    for (long key : openKeys()) {
      out.writeLong(key);
      fold.codec().write(states.get(key), out);
    }
    EventRecord[] events = waiting.toArray(EventRecord[]::new);
    Arrays.sort(events, this::compare);
    FoldSnapshot.writeEvents(events, out);
  }

  void readBody(DataInput in) throws IOException {
    FoldSnapshot.expect("fold", fold.name(), in.readUTF());
    FoldSnapshot.expect("epoch length", epochs.millis(), in.readLong());
    watermark = in.readLong();
    openEpoch = in.readLong();
    late = in.readLong();
    duplicates = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      long key = in.readLong();
      states.put(key, fold.codec().read(in));
    }
    waiting.addAll(FoldSnapshot.readEvents(in));
  }
}
