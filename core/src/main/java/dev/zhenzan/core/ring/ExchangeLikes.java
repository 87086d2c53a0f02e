package dev.zhenzan.core.ring;

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
    for (int like = 0; like < met.length; like++) {
      double mean = expected[likes.actor()[like]];
      if (met[like] > mean) {
        double nats = met[like] * StrictMath.log(met[like] / mean) - (met[like] - mean);
        millinats[like] = (int) Math.round(1000 * nats);
      }
    }
  }

  private void inside(int groups) {
    long[] within = new long[groups];
    long[] fromOutside = new long[groups];
    long[] given = new long[groups];
    for (int like = 0; like < likes.size(); like++) {
      int to = groupOfOwner(like);
      int from = groupOf[likes.actor()[like]];
      if (from >= 0) {
        given[from]++;
      }
      if (to >= 0) {
        (to == from ? within : fromOutside)[to]++;
      }
    }
    int[] strength = new int[groups];
    Arrays.setAll(strength, group -> strength(within[group], fromOutside[group], given[group]));
    for (int like = 0; like < millinats.length; like++) {
      int to = groupOfOwner(like);
      if (to >= 0 && to == groupOf[likes.actor()[like]]) {
        millinats[like] = Math.max(millinats[like], strength[to]);
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

  /**
   * The group of the account that owns what was liked; -1 where none, or the giver's own content.
   */
  private int groupOfOwner(int like) {
    int owner = ownerOfTarget[likes.target()[like]];
    return owner < 0 || owner == likes.actor()[like] ? -1 : groupOf[owner];
  }
}
