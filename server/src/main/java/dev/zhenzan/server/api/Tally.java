package dev.zhenzan.server.api;

import dev.zhenzan.server.event.EventParser;
import dev.zhenzan.server.event.ReadBatch;
import dev.zhenzan.server.log.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the events of one request. */
final class Tally {
  /** So many events are told of one by one; of the others only how many they are. */
  static final int ITEMS_MAX = 1_000;

  private final boolean verbose;
  private final int itemsMax;
  private final List<Doc> items = new ArrayList<>();
  private long accepted;
  private long duplicates;
  private long rejected;
  private long leftOut;

  /**
   * @param verbose whether the accepted are told of too
   */
  Tally(boolean verbose) {
    this.verbose = verbose;
    itemsMax = verbose ? 20 * ITEMS_MAX : ITEMS_MAX;
  }

  void refused(ReadBatch batch) {
    for (ReadBatch.Refused refused : batch.refused()) {
      rejected++;
      item(refused.index(), "rejected", refused.id(), problem(refused));
    }
  }

  private static Doc problem(ReadBatch.Refused refused) {
    return new Doc()
        .put("type", Problem.TYPES + "invalid")
        .put("title", "The event cannot be taken in")
        .put("status", 422)
        .put("pointer", refused.fault().pointer())
        .put("detail", Problem.shown(refused.fault()));
  }

  void kept(ReadBatch batch, Receipt receipt) {
    for (int report = 0; report < batch.reports().size(); report++) {
      boolean duplicate = receipt.isDuplicate(report);
      if (duplicate) {
        duplicates++;
      } else {
        accepted++;
      }
      if (duplicate || verbose) {
        String id = batch.reports().get(report).id();
        item(batch.index(report), duplicate ? "duplicate" : "accepted", id, null);
      }
    }
  }

  private void item(long index, String status, @Nullable String id, @Nullable Doc problem) {
    if (items.size() == itemsMax) {
      leftOut++;
    } else {
      items.add(
          new Doc()
              .put("index", index)
              .put("status", status)
              .putIfKnown("id", id)
              .putIfKnown("problem", problem));
    }
  }

  /** 207 says: look at the items. */
  int status() {
    return rejected > 0 ? 207 : 200;
  }

  void writeTo(Doc doc) {
    doc.put("accepted", accepted).put("duplicates", duplicates).put("rejected", rejected);
    doc.put("items", items);
    if (leftOut > 0) {
      doc.put("items_left_out", leftOut);
    }
  }

  Doc doc(EventParser events) {
    Doc doc = new Doc();
    writeTo(doc);
    if (events.unknownFields() > 0) {
      doc.put("unknown_fields", events.unknownFields());
    }
    return doc;
  }

  void meter(Meters meters, EventParser events) {
    meters.taken(accepted, duplicates, rejected, events.unknownFields());
  }
}
