package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.ring.Depth;
import dev.zhenzan.core.signal.NullModel;
import java.util.Arrays;

/**
 * Spreads suspicion from accounts to the likes around theirs and back: a fake like stands among
 * fake likes, so who was used once only, or meets nobody twice, is known by the company of their
 * likes.
 */
public final class Company {
  // A mixture with two levels, fitted by expectation and maximization [1]. An account brushes or it
  // does not; of the likes of one that does, an unknown share π is fake, the others are its own
  // taste. A fake like has its surroundings and its look from one law, a genuine one from another;
  // both laws are tables fitted to the log at hand (Ratios), each like counted by how suspect it
  // is. The evidence on an account is the likelihood of all its likes with a share of fake ones
  // against that with none, averaged over a grid of π (Weighing): so the honest likes that
  // camouflage adds cost it nothing but their own place.
  //
  // Left out: iteration to the fixed point, as suspicion would creep along chains of weak company
  // (measured: wrong flags rise from the fourth round on); belief propagation as in SybilRank [2],
  // which needs trusted seeds.
  //
  // [1] Dempster, Laird, Rubin, Maximum likelihood from incomplete data via the EM algorithm, 1977.
  // [2] Cao et al., Aiding the detection of fake accounts in large scale social services, 2012.

  private static final int PARTS = 8;

  /** Accounts under this suspicion, in thousandths, start as innocent. */
  private static final int SUSPECT_MIN = 5;

  private final Likes likes;
  private final Standing standing;
  private final int[] ownerOfTarget;
  private final Tasks tasks;
  private final Surroundings surroundings;
  private final boolean looksTold;
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
    byte[] looks = Looks.of(likes, standing);
    looksTold = Looks.areTold(looks);
    surroundings = new Surroundings(likes, looks, ownerOfTarget, tasks);
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
          Weighing weighing = new Weighing(likes, ownerOfTarget, surroundings, law);
          for (int account = cuts[part]; account < cuts[part + 1]; account++) {
            weigh(account, suspicion[account] / 1e3, weighing);
          }
        });
    // Once, by the first suspects: whom it acquits would not be part of the company any more.
    if (companyDepth.length == 0) {
      companyDepth = companyDepth(suspicion, depth);
    }
  }

  private int[] companyDepth(int[] suspicion, Depth depth) {
    int[] looking =
        new CompanyDepth(likes, standing.deep(), surroundings, fake, suspicion, depth)
            .ofAccounts(tasks);
    if (!looksTold) {
      int[] coming = new CompanyHaste(likes, surroundings, fake).ofAccounts(tasks);
      Arrays.setAll(looking, account -> Math.min(looking[account], coming[account]));
    }
    return looking;
  }

  /**
   * Weighs one account.
   *
   * @param suspicion of it, in thousandths
   */
  private void weigh(int account, double suspicion, Weighing weighing) {
    weighing.weigh(account);
    shareOf[account] = (byte) weighing.share();
    millinats[account] = (int) Math.round(1e3 * weighing.nats());
    boolean any = weighing.isAnyFake(suspicion);
    if (any || touched[account]) {
      Grouping by = likes.byAccount();
      for (int at = by.start(account); at < by.end(account); at++) {
        int like = by.rows()[at];
        fake[like] = (short) Math.round(suspicion * weighing.part(surroundings.kind()[like]));
      }
      touched[account] = any;
    }
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
    return (int) Math.round(1e3 * law.logOdds(surroundings.kind()[like], share));
  }

  /** Whether the like is more likely fake than not. */
  boolean isFake(int like) {
    return fake[like] >= 500;
  }

  NullModel describe() {
    return NullModel.of("ring.company", fake.length, "fake_likes", fakeLikes);
  }
}
