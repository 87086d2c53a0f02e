package dev.zhenzan.core.verdict;

import dev.zhenzan.core.ring.Rings;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.SignalKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds the evidence up into a verdict on every account.
 *
 * <p>Additive evidence: log-odds are a prior plus one capped contribution a kind of signal, so a
 * verdict can be read back and any signal can be taken out again by subtraction.
 */
public final class Judge {
  // Behaviour convicts (circumstances only support): what devices, addresses, profiles and bursts
  // add together is held to at most half of what behaviour adds, cut back evenly.
  //
  // The prior is fitted from the log itself: the share of accounts whose evidence outweighs it,
  // found by iteration from PRIOR_SHARE, which counts for PRIOR_KEYS accounts.
  //
  // The cut is chosen, not set: accounts are taken from the most suspicious down for as long as the
  // mean of one minus their suspicion, which is the share of wrong flags to be expected, stays
  // within the asked false-discovery rate; and nobody is flagged at odds of less than nine to one.

  private static final double PRIOR_SHARE = 0.001;
  private static final double PRIOR_KEYS = 2_000;
  private static final double SHARE_MAX = 0.3;
  private static final int ROUNDS = 20;

  /** An account needs this much from behaviour to be flagged at all. */
  private static final int BEHAVIOUR_MILLINATS_MIN = 2_000;

  /** Nobody is flagged at less than nine to one, however many are surely guilty. */
  private static final int FLAGGED_MILLINATS_MIN = 2_197;

  /** From this much evidence on its own conduct, all of an account's likes are worthless. */
  private static final int OWN_MILLINATS_MIN = 3_000;

  private static final List<SignalKind> OWN =
      List.of(SignalKind.TEMPO, SignalKind.BLIND, SignalKind.SHARED_DEVICE, SignalKind.HOLLOW);

  private static final boolean[] BEHAVIOUR = new boolean[SignalKind.COUNT];

  static {
    for (SignalKind kind : SignalKind.values()) {
      BEHAVIOUR[kind.ordinal()] = kind.isBehaviour();
    }
  }

  private final int accounts;
  private final int[][] contributions;
  private final int[] evidence;
  private final int[] behaviour;

  private Judge(int[] likesOfAccount, List<AccountEvidence> signals, @Nullable Verdicts before) {
    accounts = likesOfAccount.length;
    contributions = new int[SignalKind.COUNT][];
    for (AccountEvidence signal : signals) {
      contributions[signal.kind().ordinal()] = signal.millinats().clone();
    }
    for (int kind = 0; kind < contributions.length; kind++) {
      if (contributions[kind] == null) {
        contributions[kind] = new int[accounts];
      }
    }
    if (before != null) {
      Calibration.apply(contributions, likesOfAccount, before);
    }
    evidence = new int[accounts];
    behaviour = new int[accounts];
    for (int account = 0; account < accounts; account++) {
      add(account);
    }
  }

  /**
   * Judges all accounts.
   *
   * @param signals at most one a kind; kinds that stood aside are simply missing
   * @param likesOfAccount how many likes each account gave; who gave none is never flagged
   */
  public static Verdicts of(
      int[] likesOfAccount, List<AccountEvidence> signals, Rings rings, double falseDiscoveryRate) {
    return again(likesOfAccount, signals, rings, falseDiscoveryRate, null);
  }

  /**
   * Judges all accounts once more, each kind of signal held to what an earlier judgement bears out.
   *
   * @param before an earlier judgement of the same accounts
   */
  public static Verdicts again(
      int[] likesOfAccount,
      List<AccountEvidence> signals,
      Rings rings,
      double falseDiscoveryRate,
      @Nullable Verdicts before) {
    Judge judge = new Judge(likesOfAccount, signals, before);
    return judge.run(likesOfAccount, rings, falseDiscoveryRate);
  }

  private void add(int account) {
    int circumstance = 0;
    for (int kind = 0; kind < contributions.length; kind++) {
      int value = contributions[kind][account];
      if (BEHAVIOUR[kind]) {
        behaviour[account] += value;
      } else {
        circumstance += value;
      }
    }
    int allowed = Math.max(0, behaviour[account] / 2);
    if (circumstance > allowed) {
      circumstance = cutBack(account, allowed, circumstance);
    }
    evidence[account] = behaviour[account] + circumstance;
  }

  /** What is left; each kind gives up the same share. */
  private int cutBack(int account, int allowed, int circumstance) {
    int left = 0;
    for (int kind = 0; kind < contributions.length; kind++) {
      if (!BEHAVIOUR[kind]) {
        int cut = (int) ((long) contributions[kind][account] * allowed / circumstance);
        contributions[kind][account] = cut;
        left += cut;
      }
    }
    return left;
  }

  private Verdicts run(int[] likesOfAccount, Rings rings, double falseDiscoveryRate) {
    int prior = prior(likesOfAccount);
    int[] millinats = new int[accounts];
    int[] suspicion = new int[accounts];
    int without = (int) Math.round(1e6 * logistic(prior / 1000.0));
    for (int account = 0; account < accounts; account++) {
      millinats[account] = prior + evidence[account];
      suspicion[account] =
          evidence[account] == 0
              ? without
              : (int) Math.round(1e6 * logistic(millinats[account] / 1000.0));
    }
    Cut cut = cut(likesOfAccount, millinats, suspicion, falseDiscoveryRate);
    Action[] action = new Action[accounts];
    for (int account = 0; account < accounts; account++) {
      action[account] =
          action(account, millinats[account], cut, likesOfAccount, rings.depth()[account]);
    }
    return new Verdicts(
        contributions,
        millinats,
        suspicion,
        action,
        rings.ringOf(),
        prior,
        cut.millinats,
        cut.expectedFalseMillionths,
        cut.flagged);
  }

  /** Log-odds before any evidence, in millinats. */
  private int prior(int[] likesOfAccount) {
    long active = Arrays.stream(likesOfAccount).filter(likes -> likes > 0).count();
    double share = PRIOR_SHARE;
    for (int round = 0; round < ROUNDS; round++) {
      double needed = -1000 * logit(share);
      long outweighing = 0;
      for (int account = 0; account < accounts; account++) {
        if (likesOfAccount[account] > 0 && canBeFlagged(account) && evidence[account] > needed) {
          outweighing++;
        }
      }
      double next = (outweighing + PRIOR_SHARE * PRIOR_KEYS) / (active + PRIOR_KEYS);
      share = Math.min(SHARE_MAX, next);
    }
    return (int) Math.round(1000 * logit(share));
  }

  private boolean canBeFlagged(int account) {
    return behaviour[account] >= BEHAVIOUR_MILLINATS_MIN;
  }

  private record Cut(int millinats, int expectedFalseMillionths, int flagged) {}

  private Cut cut(int[] likesOfAccount, int[] millinats, int[] suspicion, double rate) {
    long[] order = new long[accounts];
    int size = 0;
    for (int account = 0; account < accounts; account++) {
      if (likesOfAccount[account] > 0 && canBeFlagged(account)) {
        order[size++] = (long) -millinats[account] << 32 | account;
      }
    }
    Arrays.sort(order, 0, size);
    long wrong = 0;
    int sure = 0;
    Cut best = new Cut(Integer.MAX_VALUE, 0, 0);
    for (int at = 0; at < size; at++) {
      int account = (int) order[at];
      wrong += 1_000_000 - suspicion[account];
      sure += millinats[account] >= FLAGGED_MILLINATS_MIN ? 1 : 0;
      boolean tied = at + 1 < size && millinats[(int) order[at + 1]] == millinats[account];
      long mean = wrong / (at + 1);
      if (!tied && mean <= rate * 1e6 && millinats[account] >= FLAGGED_MILLINATS_MIN) {
        best = new Cut(millinats[account], (int) mean, at + 1);
      }
    }
    // Where nobody sure enough was left out, the rate did not choose the cut, and whoever falls
    // just
    // below the last of the flagged would be flagged too.
    return best.flagged == sure
        ? new Cut(FLAGGED_MILLINATS_MIN, best.expectedFalseMillionths, sure)
        : best;
  }

  private Action action(int account, int millinats, Cut cut, int[] likesOfAccount, int depth) {
    if (likesOfAccount[account] == 0 || !canBeFlagged(account)) {
      return Action.NONE;
    }
    if (millinats < cut.millinats) {
      return millinats >= 0 ? Action.OBSERVE : Action.NONE;
    }
    // What its group's depth says is about the exchange, not about the account's other likes.
    int own = -depth;
    for (SignalKind kind : OWN) {
      own += contributions[kind.ordinal()][account];
    }
    return own >= OWN_MILLINATS_MIN ? Action.CLEAN : Action.WEIGH_LESS;
  }

  private static double logistic(double nats) {
    return 1 / (1 + StrictMath.exp(-nats));
  }

  private static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
