package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.lockstep.Links;
import java.util.Arrays;

/**
 * For every like, what speaks for its being part of a ring's exchange rather than its giver's own
 * taste, in millinats; 0 for likes of accounts in no ring.
 */
final class ExchangeLikes {
  // Two reasons, the stronger speaks:
  //
  // Company. The like has c linked partners of its giver among its neighbours on the target. By
  // chance
  // there would be μ, the sum over the giver's partners of their activity times the links' rate;
  // the Chernoff bound of the Poisson tail is the evidence. A member of a ring who likes a popular
  // post alone keeps that like.
  //
  // Inside. The target belongs to another member. By chance a like would go there as often as the
  // likes of outsiders do; the logarithm of that share is the evidence. Only for rings that live on
  // each other's content.

  private static final double INSIDE_CAP_NATS = 6;

  /** Likes from this evidence on belong to the exchange: odds of nine to one. */
  static final int PART_MILLINATS = 2_200;

  private final Likes likes;
  private final int[] ownerOfTarget;
  private final int[] groupOf;
  private final int[] millinats;

  private ExchangeLikes(Likes likes, int[] ownerOfTarget, int[] groupOf) {
    this.likes = likes;
    this.ownerOfTarget = ownerOfTarget;
    this.groupOf = groupOf;
    millinats = new int[likes.size()];
  }

  /**
   * Weighs every like.
   *
   * @param groupOf the group of each account, -1 where none
   * @param groups how many groups
   */
  static int[] of(Likes likes, Links links, int[] ownerOfTarget, int[] groupOf, int groups) {
    ExchangeLikes exchange = new ExchangeLikes(likes, ownerOfTarget, groupOf);
    exchange.company(links);
    exchange.inside(groups);
    return exchange.millinats;
  }

  private void company(Links links) {
    double[] expected = new double[groupOf.length];
    int[] met = new int[likes.size()];
    for (int pair = 0; pair < links.size(); pair++) {
      int one = links.one()[pair];
      int other = links.other()[pair];
      if (links.isLink(pair)) {
        expected[one] += links.rate() * links.activity()[other];
        expected[other] += links.rate() * links.activity()[one];
        for (int at = links.start()[pair]; at < links.start()[pair + 1]; at++) {
          met[links.earlier()[at]]++;
          met[links.later()[at]]++;
        }
      }
    }
    Grouping byAccount = likes.byAccount();
    for (int account = 0; account < expected.length; account++) {
      double mean = expected[account];
      for (int at = byAccount.start(account); mean > 0 && at < byAccount.end(account); at++) {
        int like = byAccount.rows()[at];
        if (met[like] > mean) {
          double nats = met[like] * StrictMath.log(met[like] / mean) - (met[like] - mean);
          millinats[like] = (int) Math.round(1000 * nats);
        }
      }
    }
  }

  private void inside(int groups) {
    long[] within = new long[groups];
    long[] fromOutside = new long[groups];
    long[] given = new long[groups];
    for (int account = 0; account < groupOf.length; account++) {
      if (groupOf[account] >= 0) {
        given[groupOf[account]] += likes.byAccount().size(account);
      }
    }
    onMembers(
        (like, from, to) -> {
          if (from == to) {
            within[to]++;
          } else {
            fromOutside[to]++;
          }
        });
    int[] strength = new int[groups];
    Arrays.setAll(strength, group -> strength(within[group], fromOutside[group], given[group]));
    onMembers(
        (like, from, to) -> {
          if (from == to) {
            millinats[like] = Math.max(millinats[like], strength[to]);
          }
        });
  }

  /** Told of a like on what a member owns, except the member's own. */
  @FunctionalInterface
  private interface OnMember {
    void like(int like, int groupOfGiver, int groupOfOwner);
  }

  /** Members are few: going by what they own is quicker than going by all likes. */
  private void onMembers(OnMember visitor) {
    Grouping byTarget = likes.byTarget();
    for (int target = 0; target < byTarget.keys(); target++) {
      int owner = ownerOfTarget[target];
      if (owner >= 0 && groupOf[owner] >= 0) {
        for (int at = byTarget.start(target); at < byTarget.end(target); at++) {
          int like = byTarget.rows()[at];
          int giver = likes.actor()[like];
          if (giver != owner) {
            visitor.like(like, groupOf[giver], groupOf[owner]);
          }
        }
      }
    }
  }

  /** How many times more often members like members than the public does. */
  private int strength(long within, long fromOutside, long given) {
    if (within == 0) {
      return 0;
    }
    double own = (double) within / given;
    double usual = (fromOutside + 1.0) / Math.max(1, likes.size() - given);
    double nats = Math.min(INSIDE_CAP_NATS, StrictMath.log(own / usual));
    return own < 0.2 ? 0 : (int) Math.round(1000 * Math.max(0, nats));
  }
}
