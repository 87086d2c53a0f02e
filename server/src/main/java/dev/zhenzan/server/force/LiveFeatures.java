package dev.zhenzan.server.force;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.server.book.Follower;
import dev.zhenzan.server.book.RowCursor;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureStore;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features that policies at the gate ask for, kept up to date with the log. Kept twice: while
 * the one who writes brings the one up to date, everybody else looks at the other, so nobody waits
 * and each look is of whole blocks.
 */
final class LiveFeatures implements Follower {
  // Left and right, after Ramalhete and Correia, Left-Right: A Concurrency Control Technique with
  // Wait-Free Population Oblivious Reads, 2015; but which side to look at is not told here: whoever
  // looks has seen in the book how far the log has come, and takes the side that has come as far.
  // The side of the announced head stays as it is until the next head is announced.

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeatures.class);

  /** Events come in the order of time but for so much; what is later may be counted for less. */
  private static final long LATE_MILLIS = 3_600_000;

  private final Set<Feature> features;
  private final Side left;
  private final Side right;
  private final Runnable whenFollowing;
  private volatile boolean broken;

  /** One of the two. */
  static final class Side {
    private static final int UNDER_WAY = -1;
    private static final int SPINS_MAX = 1_000;

    private final FeatureStore store;
    private final AtomicInteger readers = new AtomicInteger();
    private volatile int head = UNDER_WAY;

    /** For the one who writes. */
    private int next;

    private long newestMillis = Long.MIN_VALUE;

    private Side(Set<Feature> features) {
      store = new FeatureStore(features);
    }

    FeatureStore store() {
      return store;
    }

    /** Whoever looked lets go. */
    void leave() {
      readers.decrementAndGet();
    }

    private boolean enter(long wanted) {
      readers.incrementAndGet();
      if (head == wanted) {
        return true;
      }
      readers.decrementAndGet();
      return false;
    }

    private void take(RowCursor rows, int to) {
      head = UNDER_WAY;
      // For microseconds: whoever enters now goes out again at once.
      for (int spins = 0; readers.get() != 0; spins++) {
        if (spins < SPINS_MAX) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      if (next == 0) {
        recall(rows, to);
      }
      for (; next < to; next++) {
        Event event = rows.at(next);
        store.add(event);
        newestMillis = Math.max(newestMillis, event.time());
      }
      if (newestMillis != Long.MIN_VALUE) {
        store.advance(newestMillis - LATE_MILLIS);
      }
      head = to;
    }

    /** At first: of what is too old to be counted only what is never forgotten. */
    private void recall(RowCursor rows, int to) {
      for (int row = 0; row < to; row++) {
        newestMillis = Math.max(newestMillis, rows.at(row).time());
      }
      long from = newestMillis - store.horizonMillis() - LATE_MILLIS;
      for (; next < to; next++) {
        Event event = rows.at(next);
        if (event.time() >= from) {
          store.add(event);
        } else {
          store.recall(event);
        }
      }
    }
  }

  /**
   * @param whenFollowing told when it has come as far as the book
   */
  LiveFeatures(Set<Feature> features, Runnable whenFollowing) {
    this.features = Set.copyOf(features);
    this.whenFollowing = whenFollowing;
    left = new Side(this.features);
    right = new Side(this.features);
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return features.isEmpty();
  }

  /** Whether these are kept here. */
  boolean keeps(Set<Feature> asked) {
    return features.containsAll(asked);
  }

  @Override
  public void take(RowCursor rows, int head) {
    try {
      boolean first = left.next == 0 && right.next == 0;
      Side behind = left.next <= right.next ? left : right;
      behind.take(rows, head);
      if (first) {
        (behind == left ? right : left).take(rows, head);
      }
    } catch (RuntimeException failed) {
      // Policies that ask for windows are undecided from now on; the log must go on.
      broken = true;
      LOG.error("features at the gate are not kept any more", failed);
    }
  }

  @Override
  public void following() {
    whenFollowing.run();
  }

  /** Whether it cannot be relied on any more. */
  boolean isBroken() {
    return broken;
  }

  /** The side that has come so far, to be left again; {@code null} if none is there any more. */
  @Nullable Side at(long head) {
    return left.enter(head) ? left : right.enter(head) ? right : null;
  }
}
