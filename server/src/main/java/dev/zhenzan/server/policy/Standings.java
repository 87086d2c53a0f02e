package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.feature.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The labels and strikes that hits have put on accounts. Pure: time comes with every call. */
public final class Standings {
  /** A strike is forgotten after so long. */
  public static final long STRIKE_MILLIS = 90L * 24 * 3_600_000;

  private final Map<String, Marks> byActor = new HashMap<>();

  private static final class Marks {
    final Map<String, Long> labels = new HashMap<>();
    final List<long[]> strikes = new ArrayList<>();
  }

  /** Takes what a live policy does to the account; any other step is not remembered here. */
  public void apply(List<Step> steps, String actor, long atMillis) {
    for (Step step : steps) {
      if (step instanceof Step.Label label) {
        marks(actor).labels.merge(label.name(), atMillis + label.ttlMillis(), Math::max);
      } else if (step instanceof Step.Strike strike) {
        marks(actor).strikes.add(new long[] {atMillis + STRIKE_MILLIS, strike.weight()});
      }
    }
  }

  private Marks marks(String actor) {
    return byActor.computeIfAbsent(actor, key -> new Marks());
  }

  /** What is in force at a time. */
  public Standing of(String actor, long atMillis) {
    Marks marks = byActor.get(actor);
    if (marks == null) {
      return Standing.NONE;
    }
    TreeSet<String> labels = new TreeSet<>();
    marks.labels.forEach(
        (name, until) -> {
          if (until > atMillis) {
            labels.add(name);
          }
        });
    long strikes = 0;
    for (long[] strike : marks.strikes) {
      strikes += strike[0] > atMillis ? strike[1] : 0;
    }
    return new Standing(
        strikes, List.copyOf(labels), List.of(), /* allowed= */ false, /* denied= */ false, false);
  }
}
