package dev.zhenzan.sim.peer;

import dev.zhenzan.core.like.Likes;
import java.util.Optional;

/**
 * CopyCatch: groups of accounts that liked the same few targets, each target within one window.
 *
 * <p>Beutel, Xu, Guruswami, Palow, Faloutsos: CopyCatch, WWW 2013; the serial local search. From a
 * seed, a set of targets each with the middle of its window, it takes in turn the accounts that
 * liked most of these targets in time, the windows that hold most of these accounts, and better
 * targets for the worst ones, until nothing gets better. Our choices: every account is a seed, with
 * the least popular of those of its likes that had company in time; as many targets as the seed
 * has, up to {@code targets}. The score of an account is the size of the largest group that it is
 * in, so that every least size can be tried. The distributed search is left out.
 *
 * <p>Cost: an account's seed costs the likes of the group's accounts, a few times over.
 *
 * @param halfWindowMillis how far from the middle of its window a like may be
 * @param targets how many targets a group has, at least 2
 * @param share of the targets, how many an account must have liked in time, 0…1
 */
public record CopyCatch(long halfWindowMillis, int targets, double share) {
  private static final int ROUNDS_MAX = 8;

  /** The size of the largest group of each account, 0 for none. */
  public double[] score(Likes likes) {
    double[] score = new double[likes.byAccount().keys()];
    CopySearch search = new CopySearch(likes, this);
    for (int id = 0; id < score.length; id++) {
      Optional<Group> found = search.from(id, ROUNDS_MAX);
      if (found.isPresent()) {
        for (int account : found.get().accounts) {
          score[account] = Math.max(score[account], found.get().accounts.length);
        }
      }
    }
    return score;
  }

  /** How many of the targets an account must have liked in time. */
  int targetsMin() {
    return (int) Math.ceil(share * targets - 1e-9);
  }

  /**
   * A group.
   *
   * @param accounts ascending
   * @param targets as many as were asked for
   * @param middles of the targets' windows, milliseconds since 1970
   */
  record Group(int[] accounts, int[] targets, long[] middles) {}
}
