package dev.zhenzan.core.burst;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Field;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.LongsCodec;
import dev.zhenzan.core.flow.StateCodec;
import dev.zhenzan.core.flow.Windows;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The most likes of an account in any ten seconds, minute, hour and day. */
public final class BurstFold implements KeyedFold<long[]> {
  private static final int WIDTHS = 4;
  private static final int LIKES = WIDTHS * Windows.FIELDS;
  private static final LongsCodec CODEC = new LongsCodec(1, LIKES + 1);

  @Override
  public String name() {
    return "burst";
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
    return new long[LIKES + 1];
  }

  @Override
  public void fold(long[] state, Event event) {
    // Each half window is a whole number of the one before; division by a constant is cheap.
    long fiveSeconds = Math.floorDiv(event.time(), 5_000L);
    long halfMinute = Math.floorDiv(fiveSeconds, 6L);
    long halfHour = Math.floorDiv(halfMinute, 60L);
    Windows.count(state, 0, fiveSeconds);
    Windows.count(state, Windows.FIELDS, halfMinute);
    Windows.count(state, 2 * Windows.FIELDS, halfHour);
    Windows.count(state, 3 * Windows.FIELDS, Math.floorDiv(halfHour, 24L));
    state[LIKES]++;
  }

  @Override
  public List<String> measures() {
    return List.of("likes", "likes_in_10_s", "likes_in_60_s", "likes_in_1_h", "likes_in_1_d");
  }

  @Override
  public void measure(long[] state, long[] out) {
    out[0] = state[LIKES];
    for (int width = 0; width < WIDTHS; width++) {
      out[width + 1] = state[width * Windows.FIELDS + Windows.MOST];
    }
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
