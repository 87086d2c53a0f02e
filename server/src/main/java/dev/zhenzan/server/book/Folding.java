package dev.zhenzan.server.book;

import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.StoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds all rows of the log into pairs and sums at start. Pairs lie anywhere in memory, and waiting
 * for one after the other is most of what it would take row by row: so what is needed of the rows
 * is laid in order by the segments of their pairs first, and of each segment, which fits into the
 * processor's cache, all rows are taken at once, in their order in the log. Each thread has
 * segments and sums of its own, so that what comes out does not depend on how many there are.
 *
 * <p>Memory until it is done: 16 bytes an event, and the sums once more for each thread.
 */
final class Folding {
  private final Memory memory;
  private final Sums sums = new Sums();
  private final Likes likes;

  /** The first of so many segments that are this thread's. */
  private final int first;

  private final int segments;

  /** Rows from here on no closing has looked at. */
  private final int head;

  /** Nor at what is later than this. */
  private final long endMillis;

  private Folding(Memory memory, int first, int segments, int head, long endMillis) {
    this.memory = memory;
    this.first = first;
    this.segments = segments;
    this.head = head;
    this.endMillis = endMillis;
    likes = memory.likesApart(sums);
  }

  /**
   * @param head how many rows the last closing has looked at, 0 before the first
   * @param endMillis until when it has looked
   * @param threads how many, at most as many as there are segments
   */
  static void all(Memory memory, int head, long endMillis, int threads) throws StoreException {
    List<Folding> shares = new ArrayList<>();
    List<Beside> running = new ArrayList<>();
    for (int share = 0; share < threads; share++) {
      int from = Pairs.SEGMENTS * share / threads;
      int to = Pairs.SEGMENTS * (share + 1) / threads;
      Folding each = new Folding(memory, from, to - from, head, endMillis);
      shares.add(each);
      running.add(Beside.run("zhenzan-fold-" + share, each::fold));
    }
    for (Beside each : running) {
      each.await();
    }
    shares.forEach(each -> memory.sums.add(each.sums));
  }

  private void fold() {
    FoldingRows rows = FoldingRows.of(memory, first, segments, head, endMillis);
    for (int segment = 0; segment < segments; segment++) {
      for (int at = rows.begin(segment); at < rows.end(segment); at++) {
        append(rows, at);
      }
      for (int at = rows.begin(segment); at < rows.end(segment); at++) {
        if (rows.isAnalysedLike(at)) {
          settle(rows, at);
        }
      }
    }
  }

  private void append(FoldingRows rows, int at) {
    long pair = rows.pair(at);
    if (rows.isLike(at)) {
      likes.like(rows.row(at), Pairs.actor(pair), Pairs.target(pair));
    } else {
      likes.unlike(rows.row(at), Pairs.actor(pair), Pairs.target(pair));
    }
  }

  /**
   * Of the likes of a pair that were analysed only the one that stands has entries: the weight of
   * the pair is a whole and the sum of the entries of all its likes since the last unlike.
   */
  private void settle(FoldingRows rows, int at) {
    long pair = rows.pair(at);
    int unlike = memory.pairs.unlikeRow(pair);
    if (unlike >= 0 && memory.log.time(rows.row(at)) <= memory.log.time(unlike)) {
      return;
    }
    short before = memory.pairs.weight(memory.pairs.find(pair));
    int difference = rows.difference(at);
    if (before < 0 || difference != 0) {
      int weight = (before < 0 ? LikeVerdicts.WHOLE : before) + difference;
      likes.settle(Pairs.actor(pair), Pairs.target(pair), weight, rows.reason(at), head, endMillis);
    }
  }
}
