package dev.zhenzan.server.app;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The obvious way to tell how counts stood: keep what came in the order in which it came, and go
 * through all of it for every question.
 */
final class SlowPast {
  private final List<Report> rows = new ArrayList<>();
  private final Map<String, Integer> rowOfId = new HashMap<>();
  private final List<End> ends = new ArrayList<>();
  private final Map<String, List<Entry>> ledger = new HashMap<>();

  /** A closing: all rows below the head with times up to the end are settled. */
  record End(long number, long head, long millis) {}

  /** By how many basis points a closing changed what a like weighs. */
  record Entry(long closing, long difference) {}

  /** What the ledger says of a like. */
  interface Ledger {
    List<Entry> of(String id) throws Exception;
  }

  /** Sums at a moment, in basis points where they are weights. */
  record Sums(long raw, long pending, long honest, long withheld) {}

  void add(List<Report> delivered) {
    for (Report each : delivered) {
      if (rowOfId.putIfAbsent(each.id(), rows.size()) == null) {
        rows.add(each);
      }
    }
  }

  void closed(JsonNode closing) {
    long end = Instant.parse(closing.get("end").asString()).toEpochMilli();
    ends.add(new End(closing.get("closing").longValue(), closing.get("head").longValue(), end));
  }

  List<End> ends() {
    return ends;
  }

  /** Rows that came when a closing had already gone past their time. */
  long late() {
    long late = 0;
    for (int row = 0; row < rows.size(); row++) {
      int at = row;
      boolean isLate =
          ends.stream().anyMatch(end -> end.head() <= at && rows.get(at).time() <= end.millis());
      late += isLate ? 1 : 0;
    }
    return late;
  }

  long raw(String target) {
    return standing(target, Long.MAX_VALUE).size();
  }

  Sums at(String target, long millis, Ledger asked) throws Exception {
    End last = null;
    for (End end : ends) {
      last = end.millis() <= millis ? end : last;
    }
    long pending = 0;
    long honest = 0;
    List<Report> standing = standing(target, millis);
    for (Report like : standing) {
      if (last == null || rowOfId.get(like.id()) >= last.head() || like.time() > last.millis()) {
        pending++;
        continue;
      }
      if (!ledger.containsKey(like.id())) {
        ledger.put(like.id(), asked.of(like.id()));
      }
      honest += 10_000;
      for (Entry entry : ledger.get(like.id())) {
        honest += entry.closing() <= last.number() ? entry.difference() : 0;
      }
    }
    long settled = standing.size() - pending;
    return new Sums(standing.size(), pending, honest, 10_000 * settled - honest);
  }

  /** Of each account the first like since it last took one back. */
  private List<Report> standing(String target, long millis) {
    List<Report> some = new ArrayList<>();
    for (Report each : rows) {
      if (each.target().equals(target) && each.time() <= millis) {
        some.add(each);
      }
    }
    some.sort(
        Comparator.comparingLong(Report::time)
            .thenComparing(Report::type)
            .thenComparing(Report::id));
    Map<String, Report> standing = new TreeMap<>();
    for (Report each : some) {
      if (each.type() == EventType.LIKE) {
        standing.putIfAbsent(each.actor(), each);
      } else if (each.type() == EventType.UNLIKE) {
        standing.remove(each.actor());
      }
    }
    return List.copyOf(standing.values());
  }

  /** The same of an answer. */
  static Sums shown(JsonNode answer) {
    double withheld = 0;
    for (JsonNode reason : answer.get("withheld")) {
      withheld += reason.doubleValue();
    }
    return new Sums(
        answer.get("raw").longValue(),
        answer.get("pending").longValue(),
        Math.round(answer.get("honest").doubleValue() * 10_000),
        Math.round(withheld * 10_000));
  }
}
