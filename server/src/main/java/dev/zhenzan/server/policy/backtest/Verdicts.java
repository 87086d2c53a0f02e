package dev.zhenzan.server.policy.backtest;

import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.server.policy.feature.Judged;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the engine says at a closing, by account. */
final class Verdicts {
  private final Findings findings;
  private final @Nullable Judged[] judged;

  private Verdicts(Findings findings, @Nullable Judged[] judged) {
    this.findings = findings;
    this.judged = judged;
  }

  /** Looks at the first rows only, as a service would have at that time. */
  static Verdicts at(BacktestPlan plan, int rows, Tasks tasks) {
    Findings findings =
        Engine.analyse(
            head(plan.events(), rows), plan.profiles(), plan.options(), tasks, Progress.NONE);
    int accounts = plan.events().entities().accounts();
    long[] given = new long[accounts];
    for (int row = 0; row < rows; row++) {
      given[plan.events().actor()[row]] += findings.likes().isStanding(row) ? 1 : 0;
    }
    @Nullable Judged[] judged = new Judged[accounts];
    for (int account = 0; account < accounts; account++) {
      if (given[account] > 0) {
        judged[account] = of(findings, account, given[account]);
      }
    }
    return new Verdicts(findings, judged);
  }

  private static EventColumns head(EventColumns all, int rows) {
    return new EventColumns(
        rows,
        all.type(),
        all.time(),
        all.actor(),
        all.target(),
        all.owner(),
        all.community(),
        all.device(),
        all.address(),
        all.dwellMillis(),
        all.completion(),
        all.textLength(),
        all.entities());
  }

  private static Judged of(Findings findings, int account, long given) {
    dev.zhenzan.core.verdict.Verdicts verdicts = findings.verdicts();
    int[] contributions = new int[SignalKind.COUNT];
    for (int kind = 0; kind < contributions.length; kind++) {
      contributions[kind] = verdicts.contributions()[kind][account];
    }
    List<Ring> rings = findings.rings();
    int number = verdicts.ring()[account];
    Ring ring = number == 0 ? null : rings.get(number - 1);
    return new Judged(
        verdicts.suspicionMillionths()[account] / 1e6,
        verdicts.isFlagged(account),
        verdicts.action()[account].name().toLowerCase(Locale.ROOT),
        ring == null ? "" : ring.kind().name().toLowerCase(Locale.ROOT),
        ring == null ? 0 : findings.members(ring),
        given,
        contributions);
  }

  /** The verdict on an account, {@code null} for one without standing likes. */
  @Nullable Judged of(int account) {
    return judged[account];
  }

  boolean isStanding(int row) {
    return findings.likes().isStanding(row);
  }
}
