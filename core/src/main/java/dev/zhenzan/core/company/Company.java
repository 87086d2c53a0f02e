package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.ring.Depth;
import dev.zhenzan.core.signal.NullModel;

/**
 * Spreads suspicion from accounts to the likes around theirs and back: a fake like stands among
 * fake likes, so who was used once only, or meets nobody twice, is known by the company of their
 * likes.
 */
public final class Company {
  // A mixture with two levels, fitted by expectation and maximization [1]. An account brushes or it
  // does not; of the likes of one that does, an unknown share π is fake, the others are its own
  // taste. A fake like has its surroundings and its look from one law, a genuine one from another;
  // both laws are tables fitted to the log at hand, each like counted by how suspect it is. The
  // evidence on an account is the likelihood of all its likes with a share of fake ones against
  // that with none, averaged over a grid of π: so the honest likes that camouflage adds cost it
  // nothing but their own place.
  //
  // Followers of one author meet the same suspects on every post of that author: the k-th like of
  // an account among suspects on one owner's targets counts 1/√k.
  //
  // A brusher whose ring nobody suspects keeps the company of anybody. So that silence does not
  // acquit: UNKNOWN_RINGS of the brushers are believed to be of such rings.
  //
  // Left out: iteration to the fixed point, as suspicion would creep along chains of weak company
  // (measured: wrong flags rise from the fourth round on); belief propagation as in SybilRank [2],
  // which needs trusted seeds.
  //
  // [1] Dempster, Laird, Rubin, Maximum likelihood from incomplete data via the EM algorithm, 1977.
  // [2] Cao et al., Aiding the detection of fake accounts in large scale social services, 2012.

  private static final double[] SHARES = {0.03, 0.1, 0.25, 0.5, 0.75, 0.95};
  private static final double[] LOGIT = new double[SHARES.length];

  static {
    for (int share = 0; share < SHARES.length; share++) {
      LOGIT[share] = StrictMath.log(SHARES[share] / (1 - SHARES[share]));
    }
  }

  private static final double UNKNOWN_RINGS = 0.2;
  private static final int PARTS = 8;

  /** Accounts under this suspicion, in thousandths, start as innocent. */
  private static final int SUSPECT_MIN = 5;

  private final Likes likes;
  private final Standing standing;
  private final int[] ownerOfTarget;
  private final Tasks tasks;
  private final Surroundings surroundings;
  private final short[] fake;
  private final byte[] shareOf;
  private final boolean[] touched;
  private final int[] millinats;
  private Law law = new Law(Ratios.NONE);
  private long fakeLikes;
  private int[] companyDepth = new int[0];

  /**
   * Nobody is suspect yet.
   *
   * @param ownerOfTarget the owner of each target, -1 where not known
   */
  public Company(Likes likes, Standing standing, int[] ownerOfTarget, Tasks tasks) {
    this.likes = likes;
    this.standing = standing;
    this.ownerOfTarget = ownerOfTarget;
    this.tasks = tasks;
    surroundings = new Surroundings(likes, Looks.of(likes, standing), ownerOfTarget, tasks);
    fake = new short[likes.size()];
    shareOf = new byte[likes.byAccount().keys()];
    touched = new boolean[shareOf.length];
    millinats = new int[likes.byAccount().keys()];
  }

  /**
   * The first suspects: likes that their account's ring has in common.
   *
   * @param suspicion of each account, in millionths
   * @param exchangeMillinats what speaks for each like being part of an exchange
   */
  public void start(int[] suspicion, int[] exchangeMillinats) {
    for (int like = 0; like < fake.length; like++) {
      int ofAccount = suspicion[likes.actor()[like]] / 1_000;
      if (ofAccount > SUSPECT_MIN && exchangeMillinats[like] > 0) {
        double part = 1 / (1 + StrictMath.exp(-exchangeMillinats[like] / 1e3));
        fake[like] = (short) (ofAccount * part);
        touched[likes.actor()[like]] = true;
      }
    }
  }

  /**
   * One round: from the likes under suspicion to what stands around every like, from there to the
   * accounts, and from the accounts to their likes.
   *
   * @param suspicion of each account, in millionths
   * @param depth what is usual
   */
  public void round(int[] suspicion, Depth depth) {
    surroundings.look(fake, suspicion);
    Ratios ratios = Ratios.of(surroundings.kind(), fake, tasks);
    fakeLikes = ratios.fakeLikes();
    law = new Law(ratios);
    int[] cuts = likes.byAccount().cuts(PARTS);
    tasks.run(
        PARTS,
        part -> {
          int[] met = new int[suspicion.length];
          for (int account = cuts[part]; account < cuts[part + 1]; account++) {
            weigh(account, suspicion[account], met);
          }
        });
    // Once, by the first suspects: whom it acquits would not be part of the company any more.
    if (companyDepth.length == 0) {
      companyDepth =
          new CompanyDepth(likes, standing.deep(), surroundings, fake, suspicion, depth)
              .ofAccounts(tasks);
    }
  }

  /**
   * Weighs one account.
   *
   * @param met by owner, how many likes of the account in company were on the owner's targets so
   *     far; all 0 before and after
   */
  private void weigh(int account, int suspicion, int[] met) {
    Grouping by = likes.byAccount();
    double[] sum = new double[SHARES.length];
    boolean company = false;
    double most = Double.NEGATIVE_INFINITY;
    for (int at = by.start(account); at < by.end(account); at++) {
      int like = by.rows()[at];
      int kind = surroundings.kind()[like];
      double counted = 1;
      if (Surroundings.isCompany(kind)) {
        company = true;
        counted = counted(ownerOfTarget[likes.target()[like]], met);
      }
      most = Math.max(most, law.nats[kind]);
      for (int share = 0; share < sum.length; share++) {
        sum[share] += counted * law.gain[kind][share];
      }
    }
    if (company) {
      forget(account, met);
    }
    int best = likeliest(sum);
    shareOf[account] = (byte) best;
    millinats[account] = (int) Math.round(1e3 * evidence(sum, sum[best]));
    boolean any = suspicion / 1e3 / (1 + StrictMath.exp(-most - LOGIT[best])) >= 0.4;
    if (any || touched[account]) {
      suspect(account, suspicion, best);
      touched[account] = any;
    }
  }

  private void suspect(int account, int suspicion, int best) {
    Grouping by = likes.byAccount();
    for (int at = by.start(account); at < by.end(account); at++) {
      int like = by.rows()[at];
      fake[like] = (short) Math.round(suspicion / 1e3 * law.part[surroundings.kind()[like]][best]);
    }
  }

  private static double counted(int owner, int[] met) {
    return owner < 0 ? 1 : 1 / StrictMath.sqrt(++met[owner]);
  }

  private void forget(int account, int[] met) {
    Grouping by = likes.byAccount();
    for (int at = by.start(account); at < by.end(account); at++) {
      int owner = ownerOfTarget[likes.target()[by.rows()[at]]];
      if (owner >= 0) {
        met[owner] = 0;
      }
    }
  }

  /** What is believed of fake and genuine likes in one round, by kind of like and by share. */
  private static final class Law {
    private final double[] nats = new double[Ratios.KINDS];
    private final double[][] gain = new double[Ratios.KINDS][SHARES.length];
    private final double[][] part = new double[Ratios.KINDS][SHARES.length];

    Law(Ratios ratios) {
      for (int kind = 0; kind < nats.length; kind++) {
        nats[kind] = ratios.ln(kind);
        double ratio = StrictMath.exp(nats[kind]);
        for (int share = 0; share < SHARES.length; share++) {
          gain[kind][share] = StrictMath.log(1 - SHARES[share] + SHARES[share] * ratio);
          part[kind][share] = 1 / (1 + StrictMath.exp(-nats[kind] - LOGIT[share]));
        }
      }
    }
  }

  private static int likeliest(double[] sum) {
    int best = 0;
    for (int share = 1; share < sum.length; share++) {
      best = sum[share] > sum[best] ? share : best;
    }
    return best;
  }

  private static double evidence(double[] sum, double most) {
    double total = 0;
    for (double ofShare : sum) {
      total += StrictMath.exp(ofShare - most);
    }
    double known = most + StrictMath.log(total / sum.length);
    return known > 30
        ? known + StrictMath.log(1 - UNKNOWN_RINGS)
        : StrictMath.log(UNKNOWN_RINGS + (1 - UNKNOWN_RINGS) * StrictMath.exp(known));
  }

  /**
   * What depth says of each account: of its group, if the account keeps that company at all, and of
   * the company itself, where that looks at what it likes as the public does.
   *
   * @param ofGroup what its group's depth says of each account
   */
  public int[] depth(int[] ofGroup) {
    int[] all = new int[ofGroup.length];
    for (int account = 0; account < all.length; account++) {
      int innocent = Math.min(0, Math.min(companyDepth[account], ofGroup[account]));
      int guilty = millinats[account] > 0 ? Math.max(0, ofGroup[account]) : 0;
      all[account] = guilty + innocent;
    }
    return all;
  }

  /** What the company of its likes says of each account, as a log-likelihood ratio. */
  int[] millinats() {
    return millinats;
  }

  /** What speaks for a like being fake, should its account brush; log-odds in millinats. */
  public int likeMillinats(int like) {
    int share = shareOf[likes.actor()[like]];
    return (int) Math.round(1e3 * (law.nats[surroundings.kind()[like]] + LOGIT[share]));
  }

  /** Whether the like is more likely fake than not. */
  boolean isFake(int like) {
    return fake[like] >= 500;
  }

  NullModel describe() {
    return NullModel.of("ring.company", fake.length, "fake_likes", fakeLikes);
  }
}
