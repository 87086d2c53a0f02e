package dev.zhenzan.server.api;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActStore;
import dev.zhenzan.server.log.StoreException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The transparency report: measures by step and by policy, how many of them no person had a hand
 * in, and how appeals ended. Counted from the log of acts, so that whoever holds it can count
 * again.
 */
final class Transparency {
  private final Map<String, Long> bySteps = new TreeMap<>();
  private final Map<String, Long> byPolicy = new TreeMap<>();
  private final Map<String, Long> rulings = new TreeMap<>();
  private final Set<Long> appealsFiled = new HashSet<>();
  private long measures;
  private long automatic;
  private long undone;
  private long strikes;
  private long appeals;

  Doc of(ActStore store) throws StoreException {
    store.replay(this::take);
    return new Doc()
        .put("measures", measures)
        .put("automatic", automatic)
        .put("automatic_share", share(automatic, measures))
        .put("by_step", bySteps)
        .put("by_policy", byPolicy)
        .put("undone", undone)
        .put("strikes", strikes)
        .put("appeals", appeals)
        .put("rulings", rulings)
        .put(
            "appeals_upheld_share",
            share(rulings.getOrDefault("appeal_upheld", 0L), decidedAppeals()));
  }

  private long decidedAppeals() {
    return rulings.getOrDefault("appeal_upheld", 0L) + rulings.getOrDefault("appeal_refused", 0L);
  }

  private static Object share(long of, long all) {
    return all == 0 ? 0 : (double) of / all;
  }

  private void take(Act act) {
    switch (act.kind()) {
      case MEASURE_TAKEN -> {
        measures++;
        automatic += act.by().startsWith("policy:") ? 1 : 0;
        bySteps.merge(word(act.detail().text("step")), 1L, Long::sum);
        byPolicy.merge(word(act.detail().text("policy")), 1L, Long::sum);
      }
      case MEASURE_UNDONE -> undone++;
      case STRIKE_GIVEN -> strikes++;
      case APPEAL_FILED -> {
        appeals++;
        appealsFiled.add(act.seq());
      }
      case CASE_DECIDED -> {
        boolean appeal = appealsFiled.contains(act.detail().number("case", 0));
        String ruling = act.detail().text("ruling").toLowerCase(java.util.Locale.ROOT);
        rulings.merge((appeal ? "appeal_" : "review_") + word(ruling), 1L, Long::sum);
      }
      default -> {
        // not reported
      }
    }
  }

  private static String word(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
