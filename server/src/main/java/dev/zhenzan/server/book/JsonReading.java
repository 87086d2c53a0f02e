package dev.zhenzan.server.book;

import dev.zhenzan.server.book.Book.Evidence;
import dev.zhenzan.server.book.Book.Member;
import dev.zhenzan.server.book.Book.Ring;
import dev.zhenzan.server.log.RingRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads back what {@link Json} wrote. */
final class JsonReading {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReading() {}

  static Map<String, Integer> contributions(String text) {
    Map<String, Integer> contributions = new LinkedHashMap<>();
    MAPPER
        .readTree(text)
        .properties()
        .forEach(each -> contributions.put(each.getKey(), each.getValue().asInt()));
    return contributions;
  }

  static List<Evidence> evidence(String text, IntFunction<String> idOfRow) {
    List<Evidence> evidence = new ArrayList<>();
    for (JsonNode signal : MAPPER.readTree(text)) {
      Map<String, Number> numbers = new LinkedHashMap<>();
      signal
          .get("numbers")
          .properties()
          .forEach(e -> numbers.put(e.getKey(), e.getValue().asLong()));
      List<String> events = new ArrayList<>();
      signal.get("rows").forEach(row -> events.add(idOfRow.apply(row.asInt())));
      evidence.add(
          new Evidence(
              signal.get("kind").asString(),
              signal.path("one").asString(""),
              signal.path("other").asString(""),
              signal.get("millinats").asInt(),
              numbers,
              events));
    }
    return evidence;
  }

  /** The rows that evidence rests on. */
  static List<Integer> rows(String evidence) {
    List<Integer> rows = new ArrayList<>();
    for (JsonNode signal : MAPPER.readTree(evidence)) {
      signal.get("rows").forEach(row -> rows.add(row.asInt()));
    }
    return rows;
  }

  static Ring ring(RingRow row) {
    JsonNode body = MAPPER.readTree(row.body());
    List<Member> members = new ArrayList<>();
    for (JsonNode member : body.get("members")) {
      members.add(new Member(member.get("account").asString(), member.get("role").asString()));
    }
    return new Ring(
        row.number(),
        row.kind(),
        row.accused(),
        members,
        body.get("likes").asLong(),
        body.get("targets").asInt(),
        body.get("first").asLong(),
        body.get("last").asLong(),
        Math.exp(body.get("false_alarms_millinats").asLong() / 1000.0));
  }

  /** The pace that nearly nobody goes beyond. */
  static Book.Pace usualPace(String findings) {
    JsonNode found = MAPPER.readTree(findings);
    return new Book.Pace(
        found.get("usual_per_minute").asInt(),
        found.get("usual_per_hour").asInt(),
        found.get("usual_per_day").asInt(),
        found.get("usual_accounts_a_device").asInt());
  }

  /** What share of the kinds of signal could speak in a closing. */
  static double coverage(String findings) {
    return MAPPER.readTree(findings).get("coverage_millionths").asInt() / 1e6;
  }
}
