package dev.zhenzan.core.lockstep;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What lockstep says of each account: how far the surprise of its closest partner lies beyond the
 * point where one such pair is to be expected by chance in the whole log. Below it, nothing.
 */
public final class LockstepEvidence implements AccountEvidence {
  private static final double CAP_NATS = 8;

  /** Two people who go everywhere together are a couple until a third says otherwise. */
  private static final double PAIR_CAP_NATS = 4;

  /** What a link says at the least: at one false link in the whole log, odds of twenty to one. */
  private static final double LINK_NATS = 3;

  private final Links links;
  private final Likes likes;
  private final int[] closest;
  private final int[] partners;
  private final int[] millinats;

  private LockstepEvidence(Links links, Likes likes) {
    this.links = links;
    this.likes = likes;
    int accounts = likes.byAccount().keys();
    closest = new int[accounts];
    partners = new int[accounts];
    millinats = new int[accounts];
    Arrays.fill(closest, -1);
    for (int pair = 0; pair < links.size(); pair++) {
      add(links.one()[pair], pair);
      add(links.other()[pair], pair);
    }
    for (int account = 0; account < accounts; account++) {
      if (closest[account] >= 0) {
        double beyond = links.surprise()[closest[account]] / 1000.0 - links.lnPairs();
        double cap = partners[account] > 1 ? CAP_NATS : PAIR_CAP_NATS;
        millinats[account] = beyond < 0 ? 0 : Evidence.millinats(LINK_NATS + beyond, cap);
      }
    }
  }

  /** Judges all accounts. */
  public static AccountEvidence of(Links links, Likes likes) {
    return new LockstepEvidence(links, likes);
  }

  private void add(int account, int pair) {
    if (closest[account] < 0 || links.surprise()[pair] > links.surprise()[closest[account]]) {
      closest[account] = pair;
    }
    if (links.isLink(pair)) {
      partners[account]++;
    }
  }

  /** One link as a signal of its own, for examples. */
  public static Signal describe(Links links, Likes likes, int pair) {
    return new Signal(
        SignalKind.LOCKSTEP,
        Signal.Subject.PAIR,
        links.one()[pair],
        links.other()[pair],
        links.surprise()[pair],
        factsOf(links, likes, pair),
        rowsOf(links, likes, pair));
  }

  private static List<Fact> factsOf(Links links, Likes likes, int pair) {
    return List.of(
        new Fact("targets_together", links.times(pair)),
        new Fact("median_gap_ms", medianGap(links, likes, pair)),
        new Fact("expected_micro", links.expectedMicro()[pair]));
  }

  private static long medianGap(Links links, Likes likes, int pair) {
    long[] gaps = new long[links.times(pair)];
    for (int at = 0; at < gaps.length; at++) {
      int meeting = links.start()[pair] + at;
      gaps[at] = likes.time()[links.later()[meeting]] - likes.time()[links.earlier()[meeting]];
    }
    Arrays.sort(gaps);
    return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
  }

  private static int[] rowsOf(Links links, Likes likes, int pair) {
    int meetings = Math.min(links.times(pair), Signal.ROWS_MAX / 2);
    int[] rows = new int[2 * meetings];
    for (int at = 0; at < meetings; at++) {
      rows[2 * at] = likes.row()[links.earlier()[links.start()[pair] + at]];
      rows[2 * at + 1] = likes.row()[links.later()[links.start()[pair] + at]];
    }
    Arrays.sort(rows);
    return rows;
  }

  @Override
  public SignalKind kind() {
    return SignalKind.LOCKSTEP;
  }

  @Override
  public int[] millinats() {
    return millinats;
  }

  @Override
  public List<Fact> facts(int account) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("partners", partners[account]));
    facts.addAll(factsOf(links, likes, closest[account]));
    return facts;
  }

  @Override
  public int[] rows(int account) {
    return rowsOf(links, likes, closest[account]);
  }

  @Override
  public List<NullModel> nulls() {
    return List.of(
        NullModel.of(
            "lockstep.meetings",
            links.pairs(),
            "inflation",
            links.inflation(),
            "surprise_needed_nats",
            links.lnPairs()));
  }
}
