package dev.zhenzan.server.policy.backtest;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What policies did to a log.
 *
 * @param events rows
 * @param likes rows that are likes
 * @param likers accounts that liked anything
 * @param genuineLikers how many of them are genuine, as expected
 * @param closings how many epochs were judged
 * @param here in the order of the policies
 * @param against of the policies to compare with
 */
public record BacktestResult(
    long events,
    long likes,
    long likers,
    double genuineLikers,
    int closings,
    List<PolicyResult> here,
    List<PolicyResult> against) {

  /** The policy of that id among those to compare with, or {@code null}. */
  public @Nullable PolicyResult other(String id) {
    return against.stream()
        .filter(result -> result.policy().id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Accounts touched by any policy. */
  public Difference accounts() {
    return Difference.of(
        Difference.union(here.stream().map(PolicyResult::accounts).toList()),
        Difference.union(against.stream().map(PolicyResult::accounts).toList()));
  }

  /** Likes touched by any policy. */
  public Difference likesTouched() {
    return Difference.of(
        Difference.union(here.stream().map(PolicyResult::likes).toList()),
        Difference.union(against.stream().map(PolicyResult::likes).toList()));
  }

  /** Accounts touched by a policy here and by the one of the same id there. */
  public Difference accounts(PolicyResult result) {
    PolicyResult other = other(result.policy().id());
    return Difference.of(result.accounts(), other == null ? new BitSet() : other.accounts());
  }
}
