package dev.zhenzan.sim.feature;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.signal.SignalKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the engine itself said of an account. */
final class EngineFeatures {
  private EngineFeatures() {}

  static List<Feature> of(Findings findings, EventColumns events) {
    int accounts = events.entities().accounts();
    Features out = new Features();
    for (SignalKind kind : SignalKind.values()) {
      double[] nats = new double[accounts];
      Arrays.setAll(nats, id -> findings.verdicts().contribution(kind, id));
      out.add("engine: " + kind.name().toLowerCase(Locale.ROOT), nats);
    }
    double[] sum = new double[accounts];
    Arrays.setAll(sum, id -> findings.verdicts().millinats()[id]);
    out.add("engine: log-odds", sum);
    rings(out, findings, accounts);
    double[] likes = new double[accounts];
    double[] strongest = new double[accounts];
    for (int row = 0; row < events.size(); row++) {
      int evidence = findings.likes().evidenceMillinats()[row];
      likes[events.actor()[row]] += evidence > 0 ? 1 : 0;
      strongest[events.actor()[row]] = Math.max(strongest[events.actor()[row]], evidence);
    }
    out.add("engine: likes in an exchange", likes);
    out.add("engine: strongest like", strongest);
    return out.list();
  }

  private static void rings(Features out, Findings findings, int accounts) {
    double[] members = new double[accounts];
    double[] alarms = new double[accounts];
    double[] flagged = new double[accounts];
    for (Ring ring : findings.rings()) {
      double share = findings.flaggedMembers(ring) / Math.max(1.0, findings.members(ring));
      for (int member : ring.members()) {
        members[member] = ring.members().length;
        alarms[member] = ring.falseAlarmsMillinats();
        flagged[member] = share;
      }
    }
    out.add("engine: members of its ring", members);
    out.add("engine: false alarms of its ring", alarms);
    out.add("engine: flagged share of its ring", flagged);
  }
}
