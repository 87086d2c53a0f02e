package dev.zhenzan.core.surge;

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

/** How a target's likes and views come in: in all, and at most in one hour. */
public final class SurgeFold implements KeyedFold<long[]> {
  private static final long HALF_HOUR_MILLIS = 1_800_000;
  private static final int LIKES = Windows.FIELDS;
  private static final int VIEWS = Windows.FIELDS + 1;
  private static final LongsCodec CODEC = new LongsCodec(1, Windows.FIELDS + 2);

  @Override
  public String name() {
    return "surge";
  }

  @Override
  public Key key() {
    return Key.TARGET;
  }

  @Override
  public Set<Field> fields() {
    return EnumSet.of(Field.TYPE, Field.TIME);
  }

  @Override
  public boolean wants(Event event) {
    return event.type() == EventType.LIKE || event.type() == EventType.VIEW;
  }

  @Override
  public long[] open() {
    return new long[Windows.FIELDS + 2];
  }

  @Override
  public void fold(long[] state, Event event) {
    if (event.type() == EventType.VIEW) {
      state[VIEWS]++;
    } else {
      state[LIKES]++;
      Windows.count(state, 0, Math.floorDiv(event.time(), HALF_HOUR_MILLIS));
    }
  }

  @Override
  public List<String> measures() {
    return List.of("likes", "views", "likes_in_1_h");
  }

  @Override
  public void measure(long[] state, long[] out) {
    out[0] = state[LIKES];
    out[1] = state[VIEWS];
    out[2] = state[Windows.MOST];
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
