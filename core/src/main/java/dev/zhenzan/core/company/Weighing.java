package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Likes;
import java.util.Arrays;

/** Weighs one account after the other by all of its likes. */
final class Weighing {
  // Three ways for an account to be: it does not brush; it brushes among suspects, and its fake
  // likes have the surroundings and the looks of fake likes; or it brushes in a ring that nobody
  // suspects, and its fake likes stand anywhere, but look like fake likes all the same.
  // UNKNOWN_RINGS of the brushers are believed to be of the third way, so that silence does not
  // acquit. What looks alone say is held to LOOK_CAP, which is what the account's own habits may
  // say elsewhere: people differ in how they look. Against the weight of the third way that leaves
  // 1.7 nats, and nobody is flagged with less than 2 of behaviour.
  //
  // Followers of one author meet the same suspects on every post of that author: the k-th like of
  // an account among suspects on one owner's targets counts 1/√k. Targets whose owner is not known
  // may all be one owner's.

  private static final double UNKNOWN_RINGS = 0.1;
  private static final double LOOK_CAP = 4;

  /** Beyond this many nats the other ways do not matter. */
  private static final double SURE = 30;

  /** From this suspicion on, in thousandths, looks alone make a suspect's likes company. */
  private static final double WORTH_NOTING = 20;

  private final Likes likes;
  private final int[] ownerOfTarget;
  private final Surroundings surroundings;
  private final Law law;
  private final double[] inCompany = new double[Law.SHARES];
  private final double[] byLook = new double[Law.SHARES];

  /** By owner, how many likes in company so far; the last place is for owners not known. */
  private final int[] met;

  private double most;
  private int share;
  private int shareByLook;
  private double nats;
  private double ofUnknown;

  Weighing(Likes likes, int[] ownerOfTarget, Surroundings surroundings, Law law) {
    this.likes = likes;
    this.ownerOfTarget = ownerOfTarget;
    this.surroundings = surroundings;
    this.law = law;
    met = new int[likes.byAccount().keys() + 1];
  }

  void weigh(int account) {
    if (addUp(account)) {
      forget(account);
    }
    share = likeliest(inCompany);
    shareByLook = likeliest(byLook);
    double known = mean(inCompany, share);
    double unknown = Math.min(LOOK_CAP, mean(byLook, shareByLook));
    nats = evidence(known, unknown);
    ofUnknown = unknown <= 0 ? 0 : UNKNOWN_RINGS * StrictMath.exp(unknown - nats);
  }

  /** Returns whether any like stands in company. */
  private boolean addUp(int account) {
    Arrays.fill(inCompany, 0);
    Arrays.fill(byLook, 0);
    most = Double.NEGATIVE_INFINITY;
    boolean company = false;
    Grouping by = likes.byAccount();
    for (int at = by.start(account); at < by.end(account); at++) {
      int like = by.rows()[at];
      int kind = surroundings.kind()[like];
      double counted = 1;
      if (Surroundings.isCompany(kind)) {
        company = true;
        counted = 1 / StrictMath.sqrt(++met[owner(like)]);
      }
      most = Math.max(most, law.nats(kind));
      double[] gain = law.gain(kind);
      double[] ofLook = law.gainOfLook(kind % Looks.COUNT);
      for (int i = 0; i < Law.SHARES; i++) {
        inCompany[i] += counted * gain[i];
        byLook[i] += ofLook[i];
      }
    }
    return company;
  }

  private int owner(int like) {
    int owner = ownerOfTarget[likes.target()[like]];
    return owner < 0 ? met.length - 1 : owner;
  }

  private void forget(int account) {
    Grouping by = likes.byAccount();
    for (int at = by.start(account); at < by.end(account); at++) {
      met[owner(by.rows()[at])] = 0;
    }
  }

  private static int likeliest(double[] sum) {
    int best = 0;
    for (int i = 1; i < sum.length; i++) {
      best = sum[i] > sum[best] ? i : best;
    }
    return best;
  }

  /** ln of the mean likelihood over all shares. */
  private static double mean(double[] sum, int best) {
    double total = 0;
    for (double ofShare : sum) {
      total += StrictMath.exp(ofShare - sum[best]);
    }
    return sum[best] + StrictMath.log(total / sum.length);
  }

  private static double evidence(double known, double unknown) {
    return known > SURE
        ? known + StrictMath.log(1 - UNKNOWN_RINGS)
        : StrictMath.log(
            UNKNOWN_RINGS * StrictMath.exp(unknown) + (1 - UNKNOWN_RINGS) * StrictMath.exp(known));
  }

  /** What its likes say of the account, as a log-likelihood ratio. */
  double nats() {
    return nats;
  }

  /** The likeliest share of fake likes, if the account brushes among suspects. */
  int share() {
    return share;
  }

  /**
   * Whether any of the account's likes may be fake.
   *
   * @param suspicion of the account, in thousandths
   */
  boolean isAnyFake(double suspicion) {
    return suspicion * Law.partAt(most, share) >= 0.4 || suspicion * ofUnknown >= WORTH_NOTING;
  }

  /** How likely a like of the account is fake, if the account brushes, in whichever way. */
  double part(int kind) {
    double known = law.part(kind, share);
    return ofUnknown == 0
        ? known
        : known + ofUnknown * (law.partOfLook(kind % Looks.COUNT, shareByLook) - known);
  }
}
