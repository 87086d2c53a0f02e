package dev.zhenzan.core.like;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Who likes whose content: the directed graph from accounts to the owners of what they like, each
 * pair once with its number of likes, as sorted rows. Liking one's own content is left out.
 *
 * @param givenStart where an account's row begins in {@code givenTo}; one more than accounts
 * @param givenTo owners liked by the account, ascending
 * @param givenTimes how often each
 * @param receivedStart where an owner's row begins in {@code receivedFrom}
 * @param receivedFrom accounts that liked the owner's content, ascending
 * @param receivedTimes how often each
 */
public record Exchanges(
    int[] givenStart,
    int[] givenTo,
    int[] givenTimes,
    int[] receivedStart,
    int[] receivedFrom,
    int[] receivedTimes) {

  /**
   * Builds the graph.
   *
   * @param ownerOfTarget the owner of each target, -1 where not known
   */
  public static Exchanges of(Likes likes, int[] ownerOfTarget, Tasks tasks) {
    int accounts = likes.byAccount().keys();
    int parts = tasks.threads() == 1 ? 1 : tasks.threads() * 4;
    int[] cuts = likes.byAccount().cuts(parts);
    Part[] built = new Part[parts];
    tasks.run(
        parts, part -> built[part] = new Part(likes, ownerOfTarget, cuts[part], cuts[part + 1]));
    int[] start = new int[accounts + 1];
    int edges = 0;
    for (Part part : built) {
      for (int account = 0; account < part.sizes.length; account++) {
        start[part.from + account] = edges;
        edges += part.sizes[account];
      }
    }
    start[accounts] = edges;
    int[] to = new int[edges];
    int[] times = new int[edges];
    int at = 0;
    for (Part part : built) {
      System.arraycopy(part.to, 0, to, at, part.size);
      System.arraycopy(part.times, 0, times, at, part.size);
      at += part.size;
    }
    return transposed(accounts, start, to, times, tasks);
  }

  private static Exchanges transposed(
      int accounts, int[] start, int[] to, int[] times, Tasks tasks) {
    Grouping byOwner = Grouping.by(to, accounts, to.length, tasks);
    // Giver and times as one number: turning the rows around then misses the cache once an edge.
    long[] edges = new long[to.length];
    for (int account = 0; account < accounts; account++) {
      for (int at = start[account]; at < start[account + 1]; at++) {
        edges[at] = (long) account << 32 | times[at];
      }
    }
    int[] from = new int[to.length];
    int[] received = new int[to.length];
    for (int at = 0; at < from.length; at++) {
      long edge = edges[byOwner.rows()[at]];
      from[at] = (int) (edge >>> 32);
      received[at] = (int) edge;
    }
    return new Exchanges(start, to, times, byOwner.starts(), from, received);
  }

  /** How many accounts there are. */
  public int accounts() {
    return givenStart.length - 1;
  }

  /** To how many owners the account gave likes. */
  public int given(int account) {
    return givenStart[account + 1] - givenStart[account];
  }

  /** From how many accounts the owner received likes. */
  public int received(int account) {
    return receivedStart[account + 1] - receivedStart[account];
  }

  /** Nobody likes anybody's content. */
  public static final Exchanges NONE =
      new Exchanges(new int[1], new int[0], new int[0], new int[1], new int[0], new int[0]);

  /** Told of each pair that gave likes to each other. */
  @FunctionalInterface
  public interface Mutual {
    void pair(int partner, int given, int received);
  }

  /** Visits the accounts with which the account exchanged likes both ways, ascending. */
  public void mutual(int account, Mutual visitor) {
    int give = givenStart[account];
    int get = receivedStart[account];
    while (give < givenStart[account + 1] && get < receivedStart[account + 1]) {
      int order = Integer.compare(givenTo[give], receivedFrom[get]);
      if (order == 0) {
        visitor.pair(givenTo[give], givenTimes[give], receivedTimes[get]);
      }
      give += order <= 0 ? 1 : 0;
      get += order >= 0 ? 1 : 0;
    }
  }

  /** The rows of a range of accounts. */
  private static final class Part {
    private final int from;
    private final int[] sizes;
    private int[] to = new int[1024];
    private int[] times = new int[1024];
    private int size;

    Part(Likes likes, int[] ownerOfTarget, int from, int end) {
      this.from = from;
      sizes = new int[end - from];
      int[] owners = new int[64];
      for (int account = from; account < end; account++) {
        owners = IntArrays.grow(owners, likes.byAccount().size(account));
        int n = owners(likes, ownerOfTarget, account, owners);
        Arrays.sort(owners, 0, n);
        sizes[account - from] = add(owners, n);
      }
    }

    private static int owners(Likes likes, int[] ownerOfTarget, int account, int[] owners) {
      int n = 0;
      for (int at = likes.byAccount().start(account); at < likes.byAccount().end(account); at++) {
        int owner = ownerOfTarget[likes.target()[likes.byAccount().rows()[at]]];
        if (owner >= 0 && owner != account) {
          owners[n++] = owner;
        }
      }
      return n;
    }

    private int add(int[] owners, int n) {
      int before = size;
      for (int at = 0; at < n; at++) {
        if (at > 0 && owners[at] == owners[at - 1]) {
          times[size - 1]++;
        } else {
          to = IntArrays.grow(to, size + 1);
          times = IntArrays.grow(times, size + 1);
          to[size] = owners[at];
          times[size++] = 1;
        }
      }
      return size - before;
    }
  }
}
