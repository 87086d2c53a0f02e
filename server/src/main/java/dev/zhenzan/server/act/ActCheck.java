package dev.zhenzan.server.act;

import dev.zhenzan.server.log.StoreException;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * Walks along the chain of acts. That its end was cut off cannot be seen from what is left: that is
 * found against a head that was noted elsewhere, such as in a signed statement.
 */
final class ActCheck {
  private long acts;
  private byte[] head = ActChain.START;
  private final LongOpenHashSet erased = new LongOpenHashSet();

  long acts() {
    return acts;
  }

  byte[] head() {
    return head;
  }

  void next(ActRow row) throws StoreException {
    if (row.seq() != acts + 1) {
      throw damaged("act " + (acts + 1) + " is missing");
    }
    if (!row.follows(head)) {
      throw damaged("act " + row.seq() + " is not what was written");
    }
    acts = row.seq();
    head = row.hash();
    if (row.isErased()) {
      erased.add(row.seq());
    } else if (row.kind().equals(ActKind.PERSON_ERASED.text())) {
      Detail.read(row.detail()).texts("acts").forEach(seq -> erased.remove(Long.parseLong(seq)));
    }
  }

  /** Nobody said that these were erased. */
  void end() throws StoreException {
    if (!erased.isEmpty()) {
      long first = erased.longStream().min().orElseThrow();
      throw damaged("act " + first + " was emptied, and no act says that a person was erased");
    }
  }

  private static StoreException damaged(String what) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "the log of acts was tampered with: " + what + "; restore a backup");
  }
}
