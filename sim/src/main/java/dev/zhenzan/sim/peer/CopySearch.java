package dev.zhenzan.sim.peer;

import dev.zhenzan.core.like.Likes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Optional;

/** One search after another over the same likes. */
final class CopySearch {
  private final Likes likes;
  private final CopyCatch wanted;
  private final int[] hits;
  private final int[] support;
  private final IntArrayList touched = new IntArrayList();
  private final int[] targets;
  private final long[] middles;

  CopySearch(Likes likes, CopyCatch wanted) {
    this.likes = likes;
    this.wanted = wanted;
    hits = new int[likes.byAccount().keys()];
    support = new int[likes.byTarget().keys()];
    targets = new int[wanted.targets()];
    middles = new long[wanted.targets()];
  }

  /** The group that the search from an account ends with. */
  Optional<CopyCatch.Group> from(int account, int rounds) {
    if (!seed(account)) {
      return Optional.empty();
    }
    int[] users = users();
    for (int round = 0; round < rounds; round++) {
      centre(users);
      boolean better = exchange(users);
      int[] next = users();
      if (!better && next.length <= users.length) {
        break;
      }
      users = next;
    }
    users = users();
    return users.length < 2
        ? Optional.empty()
        : Optional.of(new CopyCatch.Group(users, targets.clone(), middles.clone()));
  }

  /** Takes the least popular of the account's likes that somebody else gave in time. */
  private boolean seed(int account) {
    IntArrayList own = new IntArrayList();
    for (int at = likes.byAccount().start(account); at < likes.byAccount().end(account); at++) {
      int like = likes.byAccount().rows()[at];
      if (inTime(likes.target()[like], likes.time()[like]) >= 2) {
        own.add(like);
      }
    }
    if (own.size() < targets.length) {
      return false;
    }
    own.sort(
        (one, other) ->
            Integer.compare(
                likes.byTarget().size(likes.target()[one]),
                likes.byTarget().size(likes.target()[other])));
    IntArrayList distinct = new IntArrayList();
    for (int i = 0; i < own.size() && distinct.size() < targets.length; i++) {
      int like = own.getInt(i);
      if (!distinct.contains(likes.target()[like])) {
        middles[distinct.size()] = likes.time()[like];
        distinct.add(likes.target()[like]);
      }
    }
    distinct.getElements(0, targets, 0, distinct.size());
    return distinct.size() == targets.length;
  }

  private int inTime(int target, long middle) {
    return end(target, middle + wanted.halfWindowMillis())
        - end(target, middle - wanted.halfWindowMillis() - 1);
  }

  /** Where in the target's likes the first later than the time stands. */
  private int end(int target, long time) {
    int from = likes.byTarget().start(target);
    int to = likes.byTarget().end(target);
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (likes.time()[likes.byTarget().rows()[middle]] <= time) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The accounts that liked enough of the targets in time, ascending. */
  private int[] users() {
    touched.clear();
    for (int i = 0; i < targets.length; i++) {
      int to = end(targets[i], middles[i] + wanted.halfWindowMillis());
      for (int at = end(targets[i], middles[i] - wanted.halfWindowMillis() - 1); at < to; at++) {
        int who = likes.actor()[likes.byTarget().rows()[at]];
        if (hits[who]++ == 0) {
          touched.add(who);
        }
      }
    }
    IntArrayList users = new IntArrayList();
    for (int i = 0; i < touched.size(); i++) {
      int who = touched.getInt(i);
      if (hits[who] >= wanted.targetsMin()) {
        users.add(who);
      }
      hits[who] = 0;
    }
    int[] sorted = users.toIntArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Moves each window to where it holds most of the accounts. */
  private void centre(int[] users) {
    for (int i = 0; i < targets.length; i++) {
      middles[i] = best(targets[i], users, middles[i]).middle;
    }
  }

  private record Place(int held, long middle) {}

  /** The window on the target that holds most of the accounts; ties to where it is, then early. */
  private Place best(int target, int[] users, long now) {
    long[] times = new long[likes.byTarget().size(target)];
    int n = 0;
    int held = 0;
    for (int at = likes.byTarget().start(target); at < likes.byTarget().end(target); at++) {
      int like = likes.byTarget().rows()[at];
      if (Arrays.binarySearch(users, likes.actor()[like]) >= 0) {
        times[n++] = likes.time()[like];
        held += Math.abs(likes.time()[like] - now) <= wanted.halfWindowMillis() ? 1 : 0;
      }
    }
    Place best = new Place(held, now);
    int first = 0;
    for (int last = 0; last < n; last++) {
      while (times[last] - times[first] > 2 * wanted.halfWindowMillis()) {
        first++;
      }
      if (last - first + 1 > best.held) {
        best = new Place(last - first + 1, (times[first] + times[last]) / 2);
      }
    }
    return best;
  }

  /** Gives the target that holds the fewest of the accounts up for the one that holds the most. */
  private boolean exchange(int[] users) {
    int worst = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < targets.length; i++) {
      int held = best(targets[i], users, middles[i]).held;
      if (held < least) {
        least = held;
        worst = i;
      }
    }
    int candidate = candidate(users, least);
    if (candidate < 0) {
      return false;
    }
    Place place = best(candidate, users, Long.MIN_VALUE / 2);
    if (place.held <= least) {
      return false;
    }
    targets[worst] = candidate;
    middles[worst] = place.middle;
    return true;
  }

  /** The target outside the group's that most of the accounts like, if more than so many do. */
  private int candidate(int[] users, int more) {
    touched.clear();
    for (int user : users) {
      for (int at = likes.byAccount().start(user); at < likes.byAccount().end(user); at++) {
        int target = likes.target()[likes.byAccount().rows()[at]];
        if (support[target]++ == 0) {
          touched.add(target);
        }
      }
    }
    for (int target : targets) {
      support[target] = 0;
    }
    int best = -1;
    for (int i = 0; i < touched.size(); i++) {
      int target = touched.getInt(i);
      boolean greater = support[target] > (best < 0 ? more : support[best]);
      boolean earlier = best >= 0 && support[target] == support[best] && target < best;
      best = greater || earlier ? target : best;
    }
    for (int i = 0; i < touched.size(); i++) {
      support[touched.getInt(i)] = 0;
    }
    return best;
  }
}
