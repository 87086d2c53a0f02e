package dev.zhenzan.core.reciprocity;

import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.signal.TailModel;
import java.util.Arrays;
import java.util.List;

/**
 * You-like-me contracts: how many others an account exchanges likes with in both directions, far
 * beyond what friendship and community explain.
 */
public final class Reciprocity implements AccountEvidence {
  // Two nulls must both fail. By chance, an owner B that the account likes would like it back with
  // probability 1 − exp(−n_B · r_A / N), n_B being B's likes and r_A the likes the account receives
  // (configuration model); the number of partners is Poisson with the sum of these. By friendship,
  // people have some partners anyway: a log-normal law of partners, fitted over accounts that both
  // give and receive. The weaker of the two surprises speaks.
  //
  // Victims are safe: being liked adds nothing unless one likes back. Friends are few; a group that
  // stays as small and as slow as a circle of friends is not told from one by this signal.

  private static final double CAP_NATS = 5;
  private static final int GIVEN_MIN = 4;
  private static final int PARTNERS_MIN = 4;
  private static final TailModel.Prior PARTNERS = new TailModel.Prior(2, 0.9, 0.5);

  private final Exchanges exchanges;
  private final Likes likes;
  private final int[] ownerOfTarget;
  private final long[] partners;
  private final double[] expected;
  private final int[] millinats;
  private final List<NullModel> nulls;

  private Reciprocity(Exchanges exchanges, Likes likes, int[] ownerOfTarget) {
    this.exchanges = exchanges;
    this.likes = likes;
    this.ownerOfTarget = ownerOfTarget;
    int accounts = exchanges.accounts();
    partners = new long[accounts];
    expected = new double[accounts];
    millinats = new int[accounts];
    count();
    TailModel model = TailModel.fit("reciprocity.partners", partners, this::isJudged, PARTNERS);
    nulls = List.of(model.describe());
    for (int account = 0; account < accounts; account++) {
      if (isJudged(account) && partners[account] >= PARTNERS_MIN) {
        double chance = lnPoissonTail(partners[account], expected[account]);
        double lnP = Math.max(chance, model.lnTail(partners[account]));
        millinats[account] = Evidence.of(Math.min(0, lnP), CAP_NATS);
      }
    }
  }

  /**
   * Judges all accounts.
   *
   * @param ownerOfTarget the owner of each target, -1 where not known
   */
  public static AccountEvidence of(Exchanges exchanges, Likes likes, int[] ownerOfTarget) {
    return new Reciprocity(exchanges, likes, ownerOfTarget);
  }

  private boolean isJudged(int account) {
    return exchanges.given(account) >= GIVEN_MIN && exchanges.received(account) > 0;
  }

  private void count() {
    double perLike = 1.0 / Math.max(1, likes.size());
    for (int account = 0; account < partners.length; account++) {
      if (isJudged(account)) {
        int[] seen = new int[1];
        exchanges.mutual(account, (partner, given, received) -> seen[0]++);
        partners[account] = seen[0];
        expected[account] = seen[0] >= PARTNERS_MIN ? expected(account, perLike) : 0;
      }
    }
  }

  private double expected(int account, double perLike) {
    long receivedLikes = 0;
    for (int at = exchanges.receivedStart()[account];
        at < exchanges.receivedStart()[account + 1];
        at++) {
      receivedLikes += exchanges.receivedTimes()[at];
    }
    double sum = 0;
    for (int at = exchanges.givenStart()[account]; at < exchanges.givenStart()[account + 1]; at++) {
      int likesOfOwner = likes.byAccount().size(exchanges.givenTo()[at]);
      sum -= StrictMath.expm1(-likesOfOwner * receivedLikes * perLike);
    }
    return sum;
  }

  /** An upper bound of ln P(Poisson(mean) ≥ n): Chernoff's. */
  private static double lnPoissonTail(long n, double mean) {
    return n <= mean ? 0 : n - mean - n * StrictMath.log(n / Math.max(mean, 1e-9));
  }

  @Override
  public SignalKind kind() {
    return SignalKind.RECIPROCITY;
  }

  @Override
  public int[] millinats() {
    return millinats;
  }

  @Override
  public List<Fact> facts(int account) {
    return List.of(
        new Fact("partners", partners[account]),
        new Fact("given", exchanges.given(account)),
        new Fact("received", exchanges.received(account)),
        new Fact("expected_milli", Math.round(1000 * expected[account])));
  }

  @Override
  public int[] rows(int account) {
    int[] rows = new int[Signal.ROWS_MAX];
    int size = 0;
    for (int at = likes.byAccount().start(account);
        at < likes.byAccount().end(account) && size < rows.length;
        at++) {
      int like = likes.byAccount().rows()[at];
      int owner = ownerOfTarget[likes.target()[like]];
      if (owner >= 0 && isMutual(account, owner)) {
        rows[size++] = likes.row()[like];
      }
    }
    return Arrays.copyOf(rows, size);
  }

  private boolean isMutual(int account, int owner) {
    return Arrays.binarySearch(
            exchanges.receivedFrom(),
            exchanges.receivedStart()[account],
            exchanges.receivedStart()[account + 1],
            owner)
        >= 0;
  }

  @Override
  public List<NullModel> nulls() {
    return nulls;
  }
}
