package dev.zhenzan.core.engine;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.lockstep.Links;
import dev.zhenzan.core.lockstep.LockstepEvidence;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.ring.Rings;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.surge.Surge;
import dev.zhenzan.core.verdict.Action;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes out the signals that moved a verdict: all on accounts under suspicion, and examples. */
final class Signals {

  /** Pairs written out for each account, the closest first. */
  private static final int PAIRS_PER_ACCOUNT = 3;

  private Signals() {}

  static List<Signal> of(
      List<AccountEvidence> evidence,
      Verdicts verdicts,
      Links links,
      Likes likes,
      Rings rings,
      Surge surge) {
    List<Signal> signals = new ArrayList<>(surge.signals());
    for (AccountEvidence kind : evidence) {
      accounts(kind, verdicts, signals);
    }
    pairs(links, likes, verdicts, signals);
    for (Ring ring : rings.rings()) {
      signals.add(of(ring));
    }
    signals.sort(
        Comparator.comparing(Signal::kind)
            .thenComparing(Signal::subject)
            .thenComparingInt(Signal::id)
            .thenComparingInt(Signal::other));
    return List.copyOf(signals);
  }

  private static void accounts(AccountEvidence kind, Verdicts verdicts, List<Signal> signals) {
    for (int account = 0; account < verdicts.action().length; account++) {
      if (verdicts.action()[account] != Action.NONE && kind.millinats()[account] != 0) {
        signals.add(
            new Signal(
                kind.kind(),
                Signal.Subject.ACCOUNT,
                account,
                -1,
                kind.millinats()[account],
                kind.facts(account),
                kind.rows(account)));
      }
    }
  }

  private static void pairs(Links links, Likes likes, Verdicts verdicts, List<Signal> signals) {
    List<Integer> order = new ArrayList<>();
    for (int pair = 0; pair < links.size(); pair++) {
      if (links.isLink(pair)
          && (verdicts.isFlagged(links.one()[pair]) || verdicts.isFlagged(links.other()[pair]))) {
        order.add(pair);
      }
    }
    order.sort(
        Comparator.<Integer>comparingInt(pair -> -links.surprise()[pair])
            .thenComparing(pair -> pair));
    int[] shown = new int[verdicts.action().length];
    for (int pair : order) {
      int one = links.one()[pair];
      int other = links.other()[pair];
      if (shown[one] < PAIRS_PER_ACCOUNT || shown[other] < PAIRS_PER_ACCOUNT) {
        shown[one]++;
        shown[other]++;
        signals.add(LockstepEvidence.describe(links, likes, pair));
      }
    }
  }

  private static Signal of(Ring ring) {
    return new Signal(
        SignalKind.RING,
        Signal.Subject.RING,
        ring.number(),
        -1,
        (int) Math.max(0, Math.min(Integer.MAX_VALUE, -ring.falseAlarmsMillinats())),
        List.of(
            new Fact("members", ring.members().length),
            new Fact("likes", ring.likes()),
            new Fact("targets", ring.targets()),
            new Fact("false_alarms_millinats", ring.falseAlarmsMillinats())),
        new int[0]);
  }
}
