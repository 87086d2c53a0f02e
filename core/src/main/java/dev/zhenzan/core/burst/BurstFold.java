package dev.zhenzan.core.burst;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.LongsCodec;
import dev.zhenzan.core.flow.StateCodec;
import dev.zhenzan.core.flow.Windows;
import java.util.Arrays;
import java.util.List;

/** The most likes of an account in any ten seconds, minute, hour and day. */
public final class BurstFold implements KeyedFold<long[]> {
  private static final long[] HALF_MILLIS = {5_000, 30_000, 1_800_000, 43_200_000};
  private static final int LIKES = HALF_MILLIS.length * Windows.FIELDS;
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
  public boolean wants(Event event) {
    return event.type() == EventType.LIKE;
  }

  @Override
  public long[] open() {
    return new long[LIKES + 1];
  }

  @Override
  public void fold(long[] state, Event event) {
    long time = event.time();
    for (int width = 0; width < HALF_MILLIS.length; width++) {
      Windows.count(state, width * Windows.FIELDS, HALF_MILLIS[width], time);
    }
    state[LIKES]++;
  }

  @Override
  public List<String> measures() {
    return List.of("likes", "likes_in_10_s", "likes_in_60_s", "likes_in_1_h", "likes_in_1_d");
  }

  @Override
  public void measure(long[] state, long[] out) {
    out[0] = state[LIKES];
    for (int width = 0; width < HALF_MILLIS.length; width++) {
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
