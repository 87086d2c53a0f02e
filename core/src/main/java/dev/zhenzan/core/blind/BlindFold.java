package dev.zhenzan.core.blind;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.Field;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.StateCodec;
import dev.zhenzan.core.signal.Logs;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether an account looks at what it likes, how long, and whether it does anything but like. */
public final class BlindFold implements KeyedFold<BlindState> {
  static final int COUNTS = 6;
  private static final int LIKES = 0;
  private static final int WITHOUT_VIEW = 1;
  private static final int DWELLS = 2;
  private static final int LN_DWELL = 3;
  private static final int VIEWS = 4;
  private static final int OTHERS = 5;

  @Override
  public String name() {
    return "blind";
  }

  @Override
  public Key key() {
    return Key.ACCOUNT;
  }

  @Override
  public Set<Field> fields() {
    return EnumSet.of(Field.TYPE, Field.TARGET, Field.DWELL_MILLIS);
  }

  @Override
  public boolean wants(Event event) {
    return switch (event.type()) {
      case LIKE, VIEW, COMMENT, SHARE, FOLLOW, EXCHANGE -> true;
      default -> false;
    };
  }

  @Override
  public BlindState open() {
    return new BlindState();
  }

  @Override
  public void fold(BlindState state, Event event) {
    switch (event.type()) {
      case LIKE -> like(state, event);
      case VIEW -> view(state, event);
      default -> state.counts[OTHERS]++;
    }
  }

  private static void like(BlindState state, Event event) {
    state.counts[LIKES]++;
    dwell(state, event);
    if (event.dwellMillis() < 0
        && state.counts[VIEWS] <= BlindState.VIEWED_MAX
        && !state.viewed.contains(event.target())) {
      state.counts[WITHOUT_VIEW]++;
    }
  }

  private static void view(BlindState state, Event event) {
    state.counts[VIEWS]++;
    dwell(state, event);
    if (state.viewed.size() < BlindState.VIEWED_MAX) {
      state.viewed.add(event.target());
    }
  }

  private static void dwell(BlindState state, Event event) {
    long millis = event.dwellMillis();
    if (millis >= 0) {
      state.counts[DWELLS]++;
      state.counts[LN_DWELL] += Logs.millinats(1 + millis);
    }
  }

  @Override
  public List<String> measures() {
    return List.of("likes", "without_view", "dwells", "typical_dwell_ms", "views", "others");
  }

  @Override
  public void measure(BlindState state, long[] out) {
    System.arraycopy(state.counts, 0, out, 0, COUNTS);
    long dwells = state.counts[DWELLS];
    out[LN_DWELL] =
        dwells == 0 ? -1 : (long) StrictMath.exp(state.counts[LN_DWELL] / (1000.0 * dwells));
  }

  @Override
  public void reset(BlindState state) {
    state.clear();
  }

  @Override
  public StateCodec<BlindState> codec() {
    return BlindState.CODEC;
  }
}
