package dev.zhenzan.server.policy.backtest;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.server.policy.PolicySet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What is to be played.
 *
 * @param events the log in canonical order
 * @param profiles what is known of the accounts
 * @param accountName the name of an account, which decides rollouts
 * @param here the policies; those that are live also put labels and strikes on accounts
 * @param against others to compare with; may be empty
 * @param closings into how many epochs of equal length the log is cut, at least 1; each costs an
 *     analysis of everything up to its end
 * @param options the false-discovery rate
 */
public record BacktestPlan(
    EventColumns events,
    Profiles profiles,
    IntFunction<String> accountName,
    List<PolicySet.Member> here,
    List<PolicySet.Member> against,
    int closings,
    AuditOptions options) {

  /** Checks the range. */
  public BacktestPlan {
    if (closings < 1) {
      throw new IllegalArgumentException("at least one closing, not " + closings);
    }
  }
}
