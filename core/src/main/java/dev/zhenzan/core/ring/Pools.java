package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pools: many accounts of which no two meet often, who like what hardly anybody but themselves
 * likes, all the time.
 */
final class Pools {
  // A community, too, is a block: its people like the same posts. But these are liked by others as
  // well: of those who stand beside a member on a quiet post, at most a quarter are members, in
  // every block of honest people that was looked at. In a pool nearly half are. Two kinds of honest
  // blocks are as closed. In one a few people do most of it, such as those who welcome newcomers: a
  // pool's members are counted by what they give (Simpson's effective number). The other is an
  // occasion, such as a fair, and ends (Gathering).
  //
  // A pool has at least MEMBERS_MIN members, who give at least INSIDE of their likes to it. Smaller
  // ones meet often enough to be found by pairs, and who was found so is left to them.
  //
  // Evaded by as many likes elsewhere as for the pool, or by as many honest likes for each of its
  // posts; by staying small.

  private static final int MEMBERS_MIN = 30;
  private static final double INSIDE = 0.3;
  private static final double CLOSED = 0.3;

  private final Likes likes;
  private final Blocks blocks;
  private final int[] groupOf;
  private final int[] inside;
  private final List<Pool> pools = new ArrayList<>();

  private Pools(Likes likes, Blocks blocks, int[] groupOf) {
    this.likes = likes;
    this.blocks = blocks;
    this.groupOf = groupOf;
    inside = new int[groupOf.length];
  }

  /**
   * Finds pools.
   *
   * @param groupOf the group of each account, -1 where none; who is in a group that could be a ring
   *     is in no pool
   */
  static List<Pool> of(Likes likes, int[] groupOf, Tasks tasks) {
    Pools found = new Pools(likes, Blocks.of(likes, tasks), groupOf);
    found.find();
    return found.pools;
  }

  private boolean isInside(int like) {
    int block = blocks.ofTarget()[likes.target()[like]];
    return block >= 0 && block == blocks.ofAccount()[likes.actor()[like]];
  }

  private void find() {
    @Nullable IntArrayList[] members = members();
    int[] size = new int[groupOf.length];
    for (int group : groupOf) {
      if (group >= 0) {
        size[group]++;
      }
    }
    int[] likers = new int[likes.byTarget().keys()];
    for (int block = 0; block < members.length; block++) {
      IntArrayList all = members[block];
      if (all != null && isMany(all) && isKeptUp(all)) {
        IntArrayList free = new IntArrayList(all);
        free.removeIf(member -> groupOf[member] >= 0 && size[groupOf[member]] >= Ring.MEMBERS_MIN);
        if (free.size() >= MEMBERS_MIN && isClosed(all, likers)) {
          pools.add(new Pool(likes, blocks.ofTarget(), block, free.toIntArray()));
        }
      }
    }
  }

  /** By block, who gives enough of their likes to it. */
  private @Nullable IntArrayList[] members() {
    @Nullable IntArrayList[] members = new IntArrayList[groupOf.length];
    for (int account = 0; account < groupOf.length; account++) {
      int block = blocks.ofAccount()[account];
      inside[account] = block < 0 ? 0 : blocks.inside(account);
      if (block >= 0 && inside[account] >= INSIDE * likes.byAccount().size(account)) {
        if (members[block] == null) {
          members[block] = new IntArrayList();
        }
        members[block].add(account);
      }
    }
    return members;
  }

  private boolean isMany(IntArrayList members) {
    if (members.size() < MEMBERS_MIN) {
      return false;
    }
    long sum = 0;
    long squares = 0;
    for (int at = 0; at < members.size(); at++) {
      long given = inside[members.getInt(at)];
      sum += given;
      squares += given * given;
    }
    return sum * sum >= MEMBERS_MIN * squares;
  }

  private boolean isKeptUp(IntArrayList members) {
    Gathering gathering = new Gathering(likes.byAccount(), this::isInside);
    long sum = 0;
    for (int at = 0; at < members.size(); at++) {
      sum += gathering.millinats(members.getInt(at));
    }
    return sum >= 0;
  }

  /**
   * Whether enough of those who like a quiet target besides a member are members.
   *
   * @param likers zeros, by target; zeros again afterwards
   */
  private boolean isClosed(IntArrayList members, int[] likers) {
    Grouping by = likes.byAccount();
    count(members, likers, 1);
    long own = 0;
    long all = 0;
    for (int i = 0; i < members.size(); i++) {
      for (int at = by.start(members.getInt(i)); at < by.end(members.getInt(i)); at++) {
        int target = likes.target()[by.rows()[at]];
        if (QuietTies.isQuiet(likes, target)) {
          own += likers[target] - 1;
          all += likes.byTarget().size(target) - 1;
        }
      }
    }
    count(members, likers, -1);
    return own >= CLOSED * all;
  }

  private void count(IntArrayList members, int[] likers, int times) {
    Grouping by = likes.byAccount();
    for (int i = 0; i < members.size(); i++) {
      for (int at = by.start(members.getInt(i)); at < by.end(members.getInt(i)); at++) {
        likers[likes.target()[by.rows()[at]]] += times;
      }
    }
  }
}
