package dev.zhenzan.core.tempo;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Field;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.LongsCodec;
import dev.zhenzan.core.flow.StateCodec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How an account's likes are spread over time: the lengths of its intervals, and the hours of the
 * day in which it likes.
 */
public final class TempoFold implements KeyedFold<long[]> {
  // Intervals from a tenth of a second to a day are counted in cells that grow by a quarter octave
  // (19 %). A person's intervals are spread over many cells, a timer's fall into one or two: what
  // is
  // measured is how many pairs of intervals share a cell, an unbiased estimate of the collision
  // probability whatever their number. Longer intervals are nights, not tempo.

  private static final int CELLS_PER_OCTAVE = 4;
  private static final int CELLS = 20 * CELLS_PER_OCTAVE;
  private static final long INTERVAL_MILLIS_MIN = 100;
  private static final long INTERVAL_MILLIS_MAX = 86_400_000;
  private static final long DAY_MILLIS = 86_400_000;

  private static final int LAST = CELLS;
  private static final int SEEN = CELLS + 1;
  private static final int HOURS = CELLS + 2;
  private static final int DAY = CELLS + 26;
  private static final int DAYS = CELLS + 27;
  private static final int FIELDS = CELLS + 28;
  private static final LongsCodec CODEC = new LongsCodec(1, FIELDS);

  /** The upper bounds, in milliseconds, of the cells within one octave, relative to 2^20. */
  private static final long[] STEPS = {1_048_576, 1_246_974, 1_482_910, 1_763_488};

  @Override
  public String name() {
    return "tempo";
  }

  @Override
  public Key key() {
    return Key.ACCOUNT;
  }

  @Override
  public Set<Field> fields() {
    return EnumSet.of(Field.TYPE, Field.TIME);
  }

  @Override
  public boolean wants(Event event) {
    return event.type() == EventType.LIKE;
  }

  @Override
  public long[] open() {
    return new long[FIELDS];
  }

  @Override
  public void fold(long[] state, Event event) {
    long time = event.time();
    if (state[SEEN]++ > 0) {
      interval(state, time - state[LAST]);
    }
    state[LAST] = time;
    long day = Math.floorDiv(time, DAY_MILLIS);
    if (state[DAYS] == 0 || day != state[DAY]) {
      state[DAY] = day;
      state[DAYS]++;
    }
    state[HOURS + (int) (Math.floorMod(time, DAY_MILLIS) / 3_600_000)]++;
  }

  private static void interval(long[] state, long millis) {
    if (millis <= INTERVAL_MILLIS_MAX) {
      state[cell(Math.max(millis, INTERVAL_MILLIS_MIN) / INTERVAL_MILLIS_MIN)]++;
    }
  }

  /** Quarter octaves by integer arithmetic, so that every machine agrees. */
  private static int cell(long units) {
    int octave = 63 - Long.numberOfLeadingZeros(units);
    long scaled = octave <= 20 ? units << 20 - octave : units >> octave - 20;
    int quarter = 3;
    while (scaled < STEPS[quarter]) {
      quarter--;
    }
    return Math.min(CELLS - 1, octave * CELLS_PER_OCTAVE + quarter);
  }

  @Override
  public List<String> measures() {
    return List.of("intervals", "collision_permille", "hours_active", "days_active", "likes");
  }

  @Override
  public void measure(long[] state, long[] out) {
    long intervals = 0;
    long collisions = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      long n = state[cell];
      intervals += n;
      collisions += n * (n - 1);
    }
    out[0] = intervals;
    out[1] = intervals < 2 ? 0 : collisions * 1000 / (intervals * (intervals - 1));
    out[2] = hoursActive(state);
    out[3] = state[DAYS];
    out[4] = state[SEEN];
  }

  private static long hoursActive(long[] state) {
    long active = 0;
    for (int hour = 0; hour < 24; hour++) {
      active += state[HOURS + hour] > 0 ? 1 : 0;
    }
    return active;
  }

  @Override
  public void reset(long[] state) {
    Arrays.fill(state, 0);
  }

  @Override
  public StateCodec<long[]> codec() {
    return CODEC;
  }
}
