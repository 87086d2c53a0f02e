package dev.zhenzan.server.act;

import dev.zhenzan.server.log.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks along the chain of acts. That its end was cut off cannot be seen from what is left: that is
 * found against a head that was noted elsewhere, such as in a signed statement.
 */
final class ActCheck {
  private long acts;
  private byte[] head = ActChain.START;

  /** By number of each act that was erased, a hash of what is left of it. */
  private final Map<Long, String> erased = new TreeMap<>();

  /** What acts say was left of others; of two the later one counts. */
  private final Map<Long, String> said = new HashMap<>();

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
      erased.put(row.seq(), row.left());
    } else if (row.kind().equals(ActKind.PERSON_ERASED.text())
        || row.kind().equals(ActKind.RETENTION_KEPT.text())) {
      Detail detail = Detail.read(row.detail());
      detail.texts("acts").forEach(seq -> said.put(Long.parseLong(seq), ""));
      detail.map("left").forEach((seq, left) -> said.put(Long.parseLong(seq), left));
    }
  }

  /** Nobody said that these were erased, or that this was left of them. */
  void end() throws StoreException {
    for (Map.Entry<Long, String> each : erased.entrySet()) {
      if (!said.containsKey(each.getKey())) {
        throw damaged(
            "act " + each.getKey() + " was emptied, and no act says that a person was erased");
      }
      if (!each.getValue().equals(said.get(each.getKey()))) {
        throw damaged("act " + each.getKey() + " is not what erasing left of it");
      }
    }
  }

  private static StoreException damaged(String what) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "the log of acts was tampered with: " + what + "; restore a backup");
  }
}
