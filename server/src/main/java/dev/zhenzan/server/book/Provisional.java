package dev.zhenzan.server.book;

import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.verdict.LikeVerdicts;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/** What likes count until a closing settles them: by the last verdicts, and by masks. */
final class Provisional {
  private final Masks masks;

  /** Of accounts whose likes do not count in full for now. */
  private final Int2IntOpenHashMap weights = new Int2IntOpenHashMap();

  Provisional(Masks masks) {
    this.masks = masks;
  }

  /** By the last verdict on an account. */
  void set(int account, int weight) {
    if (weight == LikeVerdicts.WHOLE) {
      weights.remove(account);
    } else {
      weights.put(account, weight);
    }
  }

  /** Of an account's like, in basis points. */
  int weight(int account, Gathered log, int likeRow) {
    int weight = weights.getOrDefault(account, LikeVerdicts.WHOLE);
    Mask mask = masks.of(account);
    return mask == null ? weight : mask.weight(weight, log.time(likeRow));
  }
}
