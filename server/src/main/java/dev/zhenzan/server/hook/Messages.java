package dev.zhenzan.server.hook;

import dev.zhenzan.server.log.CountChange;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.VerdictRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one closing has to say to one hook. The same closing gives the same messages under the same
 * ids, so that laying them down twice adds nothing.
 */
final class Messages {
  private static final int LISTED = 500;
  private static final int RINGS_LISTED = 50;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Hook hook;
  private final Settlement settlement;
  private final long nowMillis;
  private final List<Delivery> made = new ArrayList<>();

  private Messages(Hook hook, Settlement settlement, long nowMillis) {
    this.hook = hook;
    this.settlement = settlement;
    this.nowMillis = nowMillis;
  }

  /**
   * @param counts that changed
   * @param before the rings of the closing before
   */
  static List<Delivery> of(
      Hook hook,
      Settlement settlement,
      List<CountChange> counts,
      List<RingRow> before,
      long nowMillis) {
    Messages messages = new Messages(hook, settlement, nowMillis);
    if (hook.events().contains(HookEvent.VERDICT_CHANGED)) {
      messages.pieces(
          HookEvent.VERDICT_CHANGED, "verdicts", LISTED, settlement.verdicts(), Messages::shown);
    }
    if (hook.events().contains(HookEvent.COUNT_CHANGED)) {
      long least = Math.max(1, hook.minChangeBp());
      List<CountChange> changed =
          counts.stream()
              .filter(change -> Math.abs(change.honest() - change.before()) >= least)
              .toList();
      messages.pieces(HookEvent.COUNT_CHANGED, "counts", LISTED, changed, Messages::shown);
    }
    if (hook.events().contains(HookEvent.RING_FOUND)) {
      List<RingRow> found = fresh(settlement.rings(), before);
      messages.pieces(HookEvent.RING_FOUND, "rings", RINGS_LISTED, found, Messages::shown);
    }
    if (hook.events().contains(HookEvent.CLOSING_DONE)) {
      messages.add(HookEvent.CLOSING_DONE, 0, messages.closing());
    }
    return messages.made;
  }

  /** One that is asked for by hand. */
  static Delivery test(Hook hook, long nowMillis, long nonce) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("webhook", hook.id());
    String id = "msg_" + hook.id() + "_test_" + Long.toHexString(nonce);
    return Delivery.fresh(
        hook.id(), id, HookEvent.TEST.text(), body(HookEvent.TEST, nowMillis, data), nowMillis);
  }

  private <R> void pieces(
      HookEvent event, String field, int most, List<R> rows, Function<R, Object> shown) {
    int pieces = (rows.size() + most - 1) / most;
    for (int piece = 0; piece < pieces; piece++) {
      List<R> part = rows.subList(piece * most, Math.min(rows.size(), (piece + 1) * most));
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("closing", settlement.closing().number());
      data.put("piece", piece + 1);
      data.put("pieces", pieces);
      data.put(field, part.stream().map(shown).toList());
      add(event, piece, data);
    }
  }

  private Map<String, Object> closing() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("closing", settlement.closing().number());
    data.put("head", settlement.closing().head());
    data.put("settled_until", Instant.ofEpochMilli(settlement.closing().endMillis()).toString());
    data.put("accounts_changed", settlement.verdicts().size());
    data.put("rings", settlement.rings().size());
    return data;
  }

  private void add(HookEvent event, int piece, Map<String, Object> data) {
    String id =
        String.join(
            "_",
            "msg",
            hook.id(),
            String.valueOf(settlement.closing().number()),
            event.text().replace('.', '_'),
            String.valueOf(piece + 1));
    long at = settlement.closing().closedMillis();
    made.add(Delivery.fresh(hook.id(), id, event.text(), body(event, at, data), nowMillis));
  }

  private static String body(HookEvent event, long atMillis, Map<String, Object> data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", event.text());
    body.put("timestamp", Instant.ofEpochMilli(atMillis).toString());
    body.put("data", data);
    return JSON.writeValueAsString(body);
  }

  private static Object shown(VerdictRow row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("account", row.account());
    shown.put("action", row.action());
    shown.put("suspicion", row.suspicionMillionths() / 1e6);
    return shown;
  }

  private static Object shown(CountChange row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("target", row.target());
    shown.put("settled", row.settled());
    shown.put("honest", row.honest() / 1e4);
    shown.put("honest_before", row.before() / 1e4);
    return shown;
  }

  private static Object shown(RingRow row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("ring", row.number());
    shown.put("kind", row.kind());
    shown.put("members", List.copyOf(members(row)));
    return shown;
  }

  /** Accused rings of which no accused ring of before holds at least half. */
  private static List<RingRow> fresh(List<RingRow> now, List<RingRow> before) {
    List<Set<String>> known =
        before.stream().filter(RingRow::accused).map(Messages::members).toList();
    return now.stream().filter(RingRow::accused).filter(ring -> isFresh(ring, known)).toList();
  }

  private static boolean isFresh(RingRow ring, List<Set<String>> known) {
    Set<String> members = members(ring);
    for (Set<String> each : known) {
      Set<String> both = new HashSet<>(members);
      both.retainAll(each);
      if (2 * both.size() >= members.size()) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> members(RingRow ring) {
    Set<String> members = new java.util.LinkedHashSet<>();
    for (JsonNode member : JSON.readTree(ring.body()).path("members")) {
      members.add(member.path("account").asString(""));
    }
    return members;
  }
}
