package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.function.IntConsumer;

/**
 * What stands around each like on its target: how many of its nearest neighbours are suspect, what
 * share of them, and whether the target is a suspect's.
 */
final class Surroundings {
  static final int COUNT = 64;

  /** Neighbours on each side, and how far apart in time they may be: as lockstep's. */
  static final int RANK_MAX = 8;

  private static final long GAP_MILLIS_MAX = 86_400_000;
  private static final int PARTS = 8;

  /** Sums of suspicion, in thousandths of a like, from which on the next level begins. */
  private static final int[] LEVELS = {100, 500, 1_000, 2_000, 3_000, 5_000, 8_000};

  private static final int SHARES = 4;
  private static final int EVEN_ODDS = 500_000;

  private final Likes likes;
  private final int[] ownerOfTarget;
  private final Tasks tasks;
  private final boolean[] marked;
  private final short[] kind;
  private final int[] place;

  /**
   * Nobody is suspect yet.
   *
   * @param look of every like, as {@link Looks} tells it
   */
  Surroundings(Likes likes, byte[] look, int[] ownerOfTarget, Tasks tasks) {
    this.likes = likes;
    this.ownerOfTarget = ownerOfTarget;
    this.tasks = tasks;
    marked = new boolean[likes.byTarget().keys()];
    kind = new short[likes.size()];
    for (int like = 0; like < kind.length; like++) {
      kind[like] = look[like];
    }
    place = new int[likes.size()];
  }

  /**
   * The surroundings and the look of every like in one number, so that fetching both misses the
   * cache once: {@code around · Looks.COUNT + look}; around 0 is none, on nobody's target.
   */
  short[] kind() {
    return kind;
  }

  /** Whether a like of this kind stands among suspects' likes at all. */
  static boolean isCompany(int kind) {
    return kind >= 2 * Looks.COUNT;
  }

  /**
   * Looks round again.
   *
   * @param fake how suspect each like is, in thousandths
   * @param suspicion how suspect each account is, in millionths
   */
  void look(short[] fake, int[] suspicion) {
    boolean[] suspect = new boolean[marked.length];
    for (int like = 0; like < fake.length; like++) {
      if (fake[like] > 0) {
        suspect[likes.target()[like]] = true;
      }
    }
    Grouping byTarget = likes.byTarget();
    int[] cuts = byTarget.cuts(PARTS);
    tasks.run(
        PARTS,
        part -> {
          for (int target = cuts[part]; target < cuts[part + 1]; target++) {
            int owner = ownerOfTarget[target];
            int inside = owner >= 0 && suspicion[owner] >= EVEN_ODDS ? 1 : 0;
            if (suspect[target] || inside > 0 || marked[target]) {
              look(target, fake, suspect[target], inside);
              marked[target] = suspect[target] || inside > 0;
            }
          }
        });
  }

  private void look(int target, short[] fake, boolean suspect, int inside) {
    int[] rows = likes.byTarget().rows();
    int from = likes.byTarget().start(target);
    int to = likes.byTarget().end(target);
    for (int at = from; at < to; at++) {
      int company = suspect ? company(rows, from, to, at, fake) : 0;
      place[rows[at]] = at;
      int look = kind[rows[at]] % Looks.COUNT;
      kind[rows[at]] = (short) ((2 * company + inside) * Looks.COUNT + look);
    }
  }

  private int company(int[] rows, int from, int to, int at, short[] fake) {
    long time = likes.time()[rows[at]];
    int sum = 0;
    int near = 0;
    int first = Math.max(from, at - RANK_MAX);
    for (int next = at - 1; next >= first && isNear(rows[next], time); next--) {
      sum += fake[rows[next]];
      near++;
    }
    int last = Math.min(to - 1, at + RANK_MAX);
    for (int next = at + 1; next <= last && isNear(rows[next], time); next++) {
      sum += fake[rows[next]];
      near++;
    }
    int level = 0;
    while (level < LEVELS.length && sum >= LEVELS[level]) {
      level++;
    }
    return level == 0 ? 0 : level * SHARES + Math.min(SHARES - 1, sum * SHARES / (1_000 * near));
  }

  /**
   * The neighbours of a like that stands in company.
   *
   * @param each told of every neighbour
   */
  void neighbours(int like, IntConsumer each) {
    int target = likes.target()[like];
    int from = Math.max(likes.byTarget().start(target), place[like] - RANK_MAX);
    int to = Math.min(likes.byTarget().end(target), place[like] + 1 + RANK_MAX);
    for (int at = from; at < to; at++) {
      int other = likes.byTarget().rows()[at];
      if (other != like && isNear(other, likes.time()[like])) {
        each.accept(other);
      }
    }
  }

  /** Whether a like lies near that time. */
  boolean isNear(int like, long time) {
    return Math.abs(likes.time()[like] - time) <= GAP_MILLIS_MAX;
  }
}
