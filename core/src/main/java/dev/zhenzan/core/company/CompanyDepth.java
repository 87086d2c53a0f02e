package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.ring.Depth;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/**
 * Whether the company that an account keeps looks at what it likes: its own suspect likes and those
 * around them, whatever group its members were put into.
 */
final class CompanyDepth {
  private static final int PARTS = 8;

  /** A like is of the company from this suspicion on, in thousandths. */
  private static final int FAKE_MIN = 300;

  private final Likes likes;
  private final boolean[] deepRows;
  private final Surroundings surroundings;
  private final short[] fake;
  private final int[] suspicion;
  private final Depth depth;

  CompanyDepth(
      Likes likes,
      boolean[] deepRows,
      Surroundings surroundings,
      short[] fake,
      int[] suspicion,
      Depth depth) {
    this.likes = likes;
    this.deepRows = deepRows;
    this.surroundings = surroundings;
    this.fake = fake;
    this.suspicion = suspicion;
    this.depth = depth;
  }

  /** What the depth of its company says of every account, in millinats. */
  int[] ofAccounts(Tasks tasks) {
    int[] millinats = new int[suspicion.length];
    int ofLog = ofLog();
    int[] cuts = likes.byAccount().cuts(PARTS);
    tasks.run(
        PARTS,
        part -> {
          int[] seenBy = new int[suspicion.length];
          for (int account = cuts[part]; account < cuts[part + 1]; account++) {
            millinats[account] = of(account, ofLog, seenBy);
          }
        });
    return millinats;
  }

  /**
   * Where all suspect likes together look like the public's, suspicion has fallen on a crowd, and
   * what was learnt from it is nothing against anybody.
   */
  private int ofLog() {
    IntArrayList exchange = new IntArrayList();
    IntOpenHashSet members = new IntOpenHashSet();
    for (int like = 0; like < likes.size(); like++) {
      if (Surroundings.isCompany(surroundings.kind()[like]) && isPart(like)) {
        exchange.add(like);
        members.add(likes.actor()[like]);
      }
    }
    int together = exchange.isEmpty() ? 0 : depth.of(exchange, members.size());
    return together < 0 ? together : Integer.MAX_VALUE;
  }

  /**
   * What the company of one account says.
   *
   * @param seenBy by member, the last account that it was counted for, plus one
   */
  private int of(int account, int ofLog, int[] seenBy) {
    IntArrayList exchange = new IntArrayList();
    int[] members = {1};
    for (int at = likes.byAccount().start(account); at < likes.byAccount().end(account); at++) {
      int like = likes.byAccount().rows()[at];
      if (Surroundings.isCompany(surroundings.kind()[like])) {
        int before = exchange.size();
        surroundings.neighbours(
            like,
            other -> {
              if (isPart(other)) {
                exchange.add(other);
                int member = likes.actor()[other];
                members[0] += seenBy[member] == account + 1 ? 0 : 1;
                seenBy[member] = account + 1;
              }
            });
        if (exchange.size() > before) {
          exchange.add(like);
        }
      }
    }
    return exchange.isEmpty() ? 0 : Math.min(ofLog, depth.of(exchange, members[0]));
  }

  /** Who talks about what it likes looks innocent by that like, and counts here for that reason. */
  private boolean isPart(int like) {
    return fake[like] >= FAKE_MIN
        || (deepRows[likes.row()[like]] && suspicion[likes.actor()[like]] >= FAKE_MIN * 1_000);
  }
}
