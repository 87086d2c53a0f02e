package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.signal.Logs;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * Whether a group looks at what it likes. Friends, welcomers and fair-goers move together as rings
 * do, but they watch, dwell and talk like everybody else; an exchange is a chore and shows it.
 */
public final class Depth {
  // Three comparisons of a group's exchange likes with the public's likes, each a log-likelihood
  // ratio between "as the public" and "as a chore", each silent where the log does not report what
  // it needs:
  //
  // look: the mean of ln(how long · how much was seen), or of ln(how long) where the log does not
  // tell how much, against the public's; a chore is half a standard deviation shorter. The product
  // is one measure and not two, as the two go hand in hand. The variance of the group's mean has a
  // part between accounts (people differ), fitted as well.
  //
  // talk: the share of likes with a comment or a share by the same account on the same target; a
  // chore has a quarter of the public's share.
  //
  // views: the share of likes on targets never viewed; a chore has three times the public's. Only
  // an excess speaks: many logs report views badly.
  //
  // Evaded by really looking, for as long as people look, at everything one is paid to like.

  private static final double FOR_CAP = 6_000;
  private static final double AGAINST_CAP = 14_000;
  private static final int LIKES_MIN = 4;

  /** A word is cheap: talk may take back what one pair says, never what a whole ring does. */
  private static final double TALK_CAP_NATS = 4;

  private static final int LOOKS_MIN = 8;

  /** Less of a post than this is a glance, whatever its share. */
  private static final int GLANCE_BASIS_POINTS = 500;

  private static final double CHORE_SHIFT = 0.5;
  private static final double CHORE_TALK = 0.25;
  private static final double CHORE_UNSEEN = 3;

  /** A group's likes beyond this many are no new information: they come from the same habits. */
  private static final double LIKES_TELLING = 200;

  private final Likes likes;
  private final Standing standing;
  private final Moments all = new Moments();
  private final double between;

  private Depth(Likes likes, Standing standing, Tasks tasks) {
    this.likes = likes;
    this.standing = standing;
    between = between(tasks);
  }

  /** Fits what is usual. */
  public static Depth of(Likes likes, Standing standing, Tasks tasks) {
    return new Depth(likes, standing, tasks);
  }

  /** Whether the log tells of any like how long its giver looked. */
  boolean isLookTold() {
    return all.looks() > 0;
  }

  /**
   * Weighs some likes that are held to be an exchange.
   *
   * @param exchange indexes into the likes
   * @param accounts by how many accounts
   * @return millinats, above 0 if they look like a chore, below if they look like the public's
   */
  public int of(IntArrayList exchange, int accounts) {
    Moments moments = new Moments();
    for (int at = 0; at < exchange.size(); at++) {
      add(exchange.getInt(at), moments);
    }
    return weigh(moments, accounts);
  }

  /**
   * Weighs every group.
   *
   * @param groupOf the group of each account, -1 where none
   * @param likeMillinats what speaks for each like being part of its group's exchange
   * @return millinats by group
   */
  int[] ofGroups(int[] groupOf, int groups, int[] likeMillinats) {
    Moments[] exchange = new Moments[groups];
    int[] members = new int[groups];
    for (int group = 0; group < groups; group++) {
      exchange[group] = new Moments();
    }
    for (int group : groupOf) {
      if (group >= 0) {
        members[group]++;
      }
    }
    LongOpenHashSet exchanged = exchanged(groupOf, likeMillinats);
    for (int account = 0; account < groupOf.length; account++) {
      int group = groupOf[account];
      for (int at = begin(groupOf, account); at < likes.byAccount().end(account); at++) {
        int like = likes.byAccount().rows()[at];
        boolean part = likeMillinats[like] >= ExchangeLikes.PART_MILLINATS || isDeep(like);
        if (part && exchanged.contains(place(group, like))) {
          add(like, exchange[group]);
        }
      }
    }
    int[] millinats = new int[groups];
    for (int group = 0; group < groups; group++) {
      millinats[group] = weigh(exchange[group], members[group]);
    }
    return millinats;
  }

  /**
   * Where each group's exchange takes place. Deep likes meet nobody and so are no exchange by
   * themselves; they count here, and only here: talk about other things is no depth of this.
   */
  private LongOpenHashSet exchanged(int[] groupOf, int[] likeMillinats) {
    LongOpenHashSet places = new LongOpenHashSet();
    for (int account = 0; account < groupOf.length; account++) {
      for (int at = begin(groupOf, account); at < likes.byAccount().end(account); at++) {
        int like = likes.byAccount().rows()[at];
        if (likeMillinats[like] >= ExchangeLikes.PART_MILLINATS) {
          places.add(place(groupOf[account], like));
        }
      }
    }
    return places;
  }

  /** Where the likes of a member begin; at their end for everybody else, of whom there are more. */
  private int begin(int[] groupOf, int account) {
    Grouping byAccount = likes.byAccount();
    return groupOf[account] < 0 ? byAccount.end(account) : byAccount.start(account);
  }

  private long place(int group, int like) {
    return (long) group << 32 | likes.target()[like];
  }

  private boolean isDeep(int like) {
    return standing.deep()[likes.row()[like]];
  }

  private int weigh(Moments group, int members) {
    if (group.likes() < LIKES_MIN) {
      return 0;
    }
    double nats = look(group, members) + talk(group) + views(group);
    return (int) Math.round(Math.max(-AGAINST_CAP, Math.min(FOR_CAP, 1000 * nats)));
  }

  private double look(Moments group, int members) {
    if (group.looks() < LIKES_MIN) {
      return 0;
    }
    double shift = CHORE_SHIFT * StrictMath.sqrt(all.variance());
    double error =
        all.variance() / Math.min(group.looks(), LIKES_TELLING) + between / Math.max(1, members);
    return shift / error * (all.mean() - group.mean() - shift / 2);
  }

  private double talk(Moments group) {
    double usual = (double) all.deep() / Math.max(1, all.likes());
    return usual == 0 || usual == 1
        ? 0
        : Math.max(-TALK_CAP_NATS, ratio(group.deep(), group.likes(), usual, CHORE_TALK * usual));
  }

  private double views(Moments group) {
    double usual = Math.max(0.02, (double) all.unseen() / Math.max(1, all.likes()));
    if (all.seen() == 0 || usual > 0.3) {
      return 0;
    }
    return Math.max(0, ratio(group.unseen(), group.likes(), usual, CHORE_UNSEEN * usual));
  }

  /** The log-likelihood ratio of k successes in n, for one share against another. */
  private static double ratio(long k, long n, double innocent, double chore) {
    double telling = Math.min(1, LIKES_TELLING / n);
    return telling
        * (k * StrictMath.log(chore / innocent)
            + (n - k) * StrictMath.log((1 - chore) / (1 - innocent)));
  }

  /** One range of the likes, added up for the public and for each account. */
  private final class Part {
    private final Moments seen = new Moments();
    private final int[] looks = new int[likes.byAccount().keys()];
    private final long[] sums = new long[looks.length];

    Part(int from, int to) {
      for (int like = from; like < to; like++) {
        int ln = add(like, seen);
        if (ln >= 0) {
          looks[likes.actor()[like]]++;
          sums[likes.actor()[like]] += ln;
        }
      }
    }
  }

  private int add(int like, Moments to) {
    int row = likes.row()[like];
    int millis = standing.dwellMillis()[row];
    int look = look(row, millis);
    to.add(standing.deep()[row], millis >= 0, look);
    return look;
  }

  /** ln of how long times how much, in thousandths; -1 where not known. */
  private int look(int row, int millis) {
    short[] seen = standing.completion();
    if (millis < 0 || (seen != null && seen[row] < 0)) {
      return -1;
    }
    int length = Logs.millinats(1L + millis);
    return seen == null ? length : length + Logs.millinats(GLANCE_BASIS_POINTS + seen[row]);
  }

  /** Adds all likes up; the variance of accounts' mean look beyond what their few likes explain. */
  private double between(Tasks tasks) {
    Part[] parts = new Part[tasks.threads()];
    tasks.run(parts.length, part -> parts[part] = new Part(cut(part, parts), cut(part + 1, parts)));
    int[] looks = parts[0].looks;
    long[] sums = parts[0].sums;
    for (Part part : parts) {
      all.addAll(part.seen);
      for (int account = 0; part != parts[0] && account < looks.length; account++) {
        looks[account] += part.looks[account];
        sums[account] += part.sums[account];
      }
    }
    double sum = 0;
    double noise = 0;
    long accounts = 0;
    for (int account = 0; account < looks.length; account++) {
      if (looks[account] >= LOOKS_MIN) {
        double off = sums[account] / 1000.0 / looks[account] - all.mean();
        sum += off * off;
        noise += all.variance() / looks[account];
        accounts++;
      }
    }
    return Math.max(0.01, accounts == 0 ? 0 : (sum - noise) / accounts);
  }

  private int cut(int part, Part[] parts) {
    return (int) ((long) likes.size() * part / parts.length);
  }
}
