package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.ring.Gathering;
import java.util.Arrays;

/**
 * Whether the company that an account keeps could be a circle of friends or people who met on one
 * occasion, in a log that says nothing of how people look at what they like. Friends are few,
 * occasions end, and each comes at a time of their own; a ring is called, or goes on.
 */
final class CompanyHaste {
  // Of each suspect like of the account, the share of the suspects near it that came within the
  // hour speaks for a call, the others for a visit of one's own. CALLED of a called
  // ring come within the hour; of those who come at will, as many as of this log's neighbours at
  // large. These log-likelihood ratios add up, and only take back.
  //
  // It is asked of small circles, and of larger ones only where an occasion brought them together.
  // How many keep the account company is Simpson's effective
  // number [1] of those met, so that a passer-by met once hardly counts; a circle is at most
  // CIRCLE, the people whom somebody seeks regularly [2]. What is larger was brought together by
  // something else than friendship: by an occasion, if that is what the clocks of those met say
  // (Gathering), on average over the meetings, counted as often as there are people in effect. A
  // larger circle is excused by the weaker of the two, how it comes and when, beyond what occasions
  // are rarer than rings that work for a while.
  //
  // [1] Simpson, Measurement of diversity, Nature 163, 1949.
  // [2] Zhou, Sornette, Hill, Dunbar, Discrete hierarchical organization of social group sizes,
  //     Proc. R. Soc. B 272, 2005: layers of about 5 and 15.

  private static final int CIRCLE = 15;
  private static final double CALLED = 0.9;
  private static final int SOON_MILLIS = 3_600_000;
  private static final double CAP_MILLINATS = 14_000;
  private static final int PARTS = 8;

  /** How much rarer occasions are than rings that work for a while. */
  private static final double RARE_MILLINATS = 4_000;

  /** A like is of the company from this suspicion on, in thousandths. */
  private static final int FAKE_MIN = 300;

  /** What is usual is fitted on about so many likes. */
  private static final int SAMPLE = 100_000;

  private final Likes likes;
  private final Surroundings surroundings;
  private final short[] fake;
  private final double soon;
  private final double later;
  private int[] occasion = new int[0];

  CompanyHaste(Likes likes, Surroundings surroundings, short[] fake) {
    this.likes = likes;
    this.surroundings = surroundings;
    this.fake = fake;
    double usual = usual();
    soon = StrictMath.log(CALLED / usual);
    later = StrictMath.log((1 - CALLED) / (1 - usual));
  }

  /** The share of neighbours on a target that come within the hour; at most that of the called. */
  private double usual() {
    int step = 1 + likes.size() / SAMPLE;
    Grouping by = likes.byTarget();
    long all = 2;
    long prompt = 1;
    for (int target = 0; target < by.keys(); target++) {
      for (int at = by.start(target); at < by.end(target); at++) {
        int like = by.rows()[at];
        int last = like % step == 0 ? Math.min(by.end(target) - 1, at + Surroundings.RANK_MAX) : at;
        for (int next = at + 1; next <= last; next++) {
          int other = by.rows()[next];
          all += surroundings.isNear(other, likes.time()[like]) ? 1 : 0;
          prompt += isSoon(other, likes.time()[like]) ? 1 : 0;
        }
      }
    }
    return Math.min(CALLED, (double) prompt / all);
  }

  private boolean isSoon(int like, long time) {
    return Math.abs(likes.time()[like] - time) <= SOON_MILLIS;
  }

  /** What it says of every account, in millinats, never above 0. */
  int[] ofAccounts(Tasks tasks) {
    Grouping by = likes.byAccount();
    int[] millinats = new int[by.keys()];
    int[] cuts = by.cuts(PARTS);
    occasion = Gathering.ofAccounts(likes, this::isPart, tasks);
    tasks.run(
        PARTS,
        part -> {
          Circle circle = new Circle(millinats.length);
          for (int account = cuts[part]; account < cuts[part + 1]; account++) {
            for (int at = by.start(account); at < by.end(account); at++) {
              if (isPart(by.rows()[at])) {
                circle.like(by.rows()[at]);
              }
            }
            millinats[account] = circle.close(occasion[account]);
          }
        });
    return millinats;
  }

  private boolean isPart(int like) {
    return fake[like] >= FAKE_MIN && Surroundings.isCompany(surroundings.kind()[like]);
  }

  /** Those who are met by one account at a time. */
  private final class Circle {
    private final int[] times;
    private int[] members = new int[64];
    private int size;
    private long met;
    private long squares;
    private long occasions;
    private double nats;
    private int near;
    private int prompt;

    Circle(int accounts) {
      times = new int[accounts];
    }

    void like(int like) {
      near = 0;
      prompt = 0;
      long time = likes.time()[like];
      surroundings.neighbours(
          like,
          other -> {
            if (fake[other] >= FAKE_MIN) {
              meet(likes.actor()[other]);
              prompt += isSoon(other, time) ? 1 : 0;
            }
          });
      if (near > 0) {
        double share = (double) prompt / near;
        nats += share * soon + (1 - share) * later;
      }
    }

    private void meet(int member) {
      near++;
      met++;
      occasions += occasion[member];
      squares += 2L * times[member] + 1;
      if (times[member]++ == 0) {
        if (size == members.length) {
          members = Arrays.copyOf(members, 2 * size);
        }
        members[size++] = member;
      }
    }

    /**
     * What all of that says together; forgets it.
     *
     * @param own what the account's own clock says, in millinats
     */
    int close(int own) {
      boolean small = met * met <= CIRCLE * squares;
      double when = own + (double) occasions * met / Math.max(1, squares);
      double weaker = small ? 1_000 * nats : RARE_MILLINATS + Math.max(1_000 * nats, when);
      double millinats = Math.max(-CAP_MILLINATS, Math.min(0, weaker));
      for (int at = 0; at < size; at++) {
        times[members[at]] = 0;
      }
      size = 0;
      met = 0;
      squares = 0;
      occasions = 0;
      nats = 0;
      return (int) Math.round(millinats);
    }
  }
}
