package dev.zhenzan.server.policy.backtest;

import dev.zhenzan.server.policy.Occasion;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.Standings;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.Subject;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureView;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.feature.Standing;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One set of policies while the log is played, with the marks that it puts on accounts. */
final class Played {
  private final PolicySet likes;
  private final PolicySet closings;
  private final Map<String, Tally> tallies = new HashMap<>();
  private final List<PolicySet.Member> members;
  private final Standings standings = new Standings();
  private final Map<String, Long> occasions = new HashMap<>();

  Played(List<PolicySet.Member> members) {
    this.members = members;
    likes = PolicySet.compile(members, On.LIKE);
    closings = PolicySet.compile(members, On.CLOSING);
    members.forEach(each -> tallies.put(each.policy().id(), new Tally(each.policy())));
  }

  Standings standings() {
    return standings;
  }

  Set<Feature> likeFeatures() {
    return likes.features();
  }

  Set<Feature> closingFeatures() {
    return closings.features();
  }

  /** Whether what is done to an account changes what is asked of it next. */
  boolean usesStanding() {
    Set<Feature> all = new LinkedHashSet<>(likes.features());
    all.addAll(closings.features());
    return all.stream().anyMatch(feature -> Standing.holds(feature.name()));
  }

  /** What one piece of a block says: policy and place of each hit, and how often nothing. */
  final class Piece implements PolicySet.Listener {
    private final PolicySet.Asking asking = likes.asking();
    private final LongArrayList hits = new LongArrayList();
    private final long[] undecided = new long[likes.members().size()];
    private int at;

    void ask(int place, Subject subject, FeatureView view) {
      at = place;
      asking.each(subject, view, PolicySet.Snoozes.NONE, this);
    }

    @Override
    public void hit(int policy) {
      hits.add((long) policy << 32 | at);
    }

    @Override
    public void undecided(int policy) {
      undecided[policy]++;
    }

    /** Counts and forgets. */
    void count(LikeBlock block, int[] actor, long[] time, BacktestPlan plan) {
      for (int at = 0; at < hits.size(); at++) {
        PolicySet.Member member = likes.members().get((int) (hits.getLong(at) >>> 32));
        int row = block.row((int) hits.getLong(at));
        Tally tally = tally(member);
        tally.hit(actor[row], time[row]);
        tally.like(row);
        occasion(member, plan.accountName().apply(actor[row]), time[row]);
      }
      for (int policy = 0; policy < undecided.length; policy++) {
        tally(likes.members().get(policy)).undecided(undecided[policy]);
        undecided[policy] = 0;
      }
      hits.clear();
    }
  }

  private Tally tally(PolicySet.Member member) {
    return Objects.requireNonNull(tallies.get(member.policy().id()));
  }

  /** What lasts is done once an occasion, as at a gate. */
  private void occasion(PolicySet.Member member, String actor, long timeMillis) {
    String key = member.policy().id() + '\n' + actor;
    Long until = occasions.get(key);
    if (until == null || timeMillis >= until) {
      occasions.put(key, timeMillis + Occasion.millis(member.policy().then()));
      mark(member, actor, timeMillis);
    }
  }

  private void mark(PolicySet.Member member, String actor, long timeMillis) {
    if (member.state() == State.LIVE) {
      standings.apply(member.policy().then(), actor, timeMillis);
    }
  }

  Piece piece() {
    return new Piece();
  }

  PolicySet.Asking closingAsking() {
    return closings.asking();
  }

  /** Asks the closing policies about one account. */
  void close(PolicySet.Asking asking, int account, Subject subject, FeatureView view) {
    asking.each(
        subject,
        view,
        PolicySet.Snoozes.NONE,
        new PolicySet.Listener() {
          @Override
          public void hit(int policy) {
            PolicySet.Member member = closings.members().get(policy);
            tally(member).hit(account, subject.atMillis());
            mark(member, subject.actor(), subject.atMillis());
          }

          @Override
          public void undecided(int policy) {
            tally(closings.members().get(policy)).undecided(1);
          }
        });
  }

  /** Counts the likes of accounts that closing policies touched. */
  void standing(int row, int actor) {
    for (PolicySet.Member member : closings.members()) {
      if (tally(member).touches(actor)) {
        tally(member).like(row);
      }
    }
  }

  List<PolicyResult> results(double[] genuine, double all) {
    List<PolicyResult> results = new ArrayList<>();
    members.forEach(member -> results.add(tally(member).result(genuine, all)));
    return results;
  }
}
