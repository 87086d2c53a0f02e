package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.event.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Every list in pages of any size is the list that is put together by asking for each thing alone,
 * sorted by a plain sort: nothing twice, nothing left out, no page too long.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class PagingTest {
  private static RunningApp running;
  private static List<Report> world;

  @Parameter Backend backend;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    running = new RunningApp(backend);
    world = running.sendWorld("plain", 300, 2);
    for (int closing = 0; closing < 7; closing++) {
      running.admin.like("closed" + closing, "somebody");
      running.closeEpoch();
    }
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    running.close();
  }

  /** All pages of a list, one after the other; none may be longer than asked. */
  private static List<String> pages(String path, String list, String field, int limit)
      throws Exception {
    List<String> all = new ArrayList<>();
    String next = path + "?limit=" + limit;
    while (next != null) {
      JsonNode page = running.get(next);
      assertTrue(page.get(list).size() <= limit, next);
      page.get(list).forEach(each -> all.add(each.get(field).asString()));
      JsonNode cursor = page.get("next_cursor");
      next = cursor.isNull() ? null : path + "?limit=" + limit + "&cursor=" + cursor.asString();
      assertTrue(all.size() < 5_000, "it does not end: " + next);
    }
    return all;
  }

  @Test
  void accounts() throws Exception {
    List<JsonNode> alone = new ArrayList<>();
    Set<String> names = new TreeSet<>(List.of("somebody"));
    for (Report report : world) {
      names.add(report.actor());
      if (report.owner() != null) {
        names.add(report.owner());
      }
    }
    for (String name : names) {
      JsonNode account = running.get("/v1/accounts/" + ZhenzanClient.encoded(name));
      if (account.at("/waterfall/0/nats").doubleValue() != 0) { // a verdict is held of it
        alone.add(account);
      }
    }
    alone.sort(
        Comparator.comparingDouble((JsonNode each) -> -each.get("suspicion").doubleValue())
            .thenComparing(each -> each.get("account").asString()));
    List<String> expected = alone.stream().map(each -> each.get("account").asString()).toList();
    assertTrue(expected.size() > 50, "too few to page: " + expected.size());
    for (int limit = 1; limit <= expected.size() + 1; limit += limit < 40 ? 1 : 13) {
      List<String> paged = pages("/v1/accounts", "accounts", "account", limit);
      assertIterableEquals(expected, paged, "by " + limit);
    }
    int whole = expected.size();
    for (int limit : new int[] {whole - 1, whole, whole + 1}) {
      assertIterableEquals(expected, pages("/v1/accounts", "accounts", "account", limit));
    }
  }

  @Test
  void rings() throws Exception {
    int total = running.get("/v1/rings").get("total").intValue();
    List<JsonNode> alone = new ArrayList<>();
    for (int number = 1; number <= total; number++) {
      alone.add(running.get("/v1/rings/" + number));
    }
    alone.sort(
        Comparator.comparingLong((JsonNode ring) -> -ring.get("likes").longValue())
            .thenComparingInt(ring -> ring.get("ring").intValue()));
    List<String> expected = alone.stream().map(each -> each.get("ring").asString()).toList();
    assertTrue(total > 2, "too few to page: " + total);
    for (int limit = 1; limit <= total + 1; limit++) {
      assertEquals(expected, pages("/v1/rings", "rings", "ring", limit), "by " + limit);
    }
  }

  @Test
  void closingsNewestFirst() throws Exception {
    for (int limit = 1; limit <= 9; limit++) {
      JsonNode page = running.get("/v1/closings?limit=" + limit);
      assertEquals(8, page.get("total").intValue());
      assertEquals(Math.min(limit, 8), page.get("closings").size());
      for (int at = 0; at < page.get("closings").size(); at++) {
        assertEquals(8 - at, page.get("closings").get(at).get("closing").intValue());
      }
    }
  }

  @Test
  void meetingsClosestFirst() throws Exception {
    JsonNode members = running.get("/v1/rings/1").get("members");
    String one = ZhenzanClient.encoded(members.get(0).get("account").asString());
    String other = ZhenzanClient.encoded(members.get(1).get("account").asString());
    String path = "/v1/links?a=" + one + "&b=" + other + "&limit=";
    JsonNode all = running.get(path + 200).get("meetings");
    long apart = 0;
    for (JsonNode each : all) {
      assertTrue(apart <= each.get("apart_ms").longValue(), all.toString());
      apart = each.get("apart_ms").longValue();
    }
    for (int limit = 1; limit <= all.size() + 1; limit++) {
      JsonNode some = running.get(path + limit).get("meetings");
      assertEquals(Math.min(limit, all.size()), some.size());
      for (int at = 0; at < some.size(); at++) {
        assertEquals(all.get(at), some.get(at));
      }
    }
  }

  @Test
  void whatIsNoPageIsRefused() throws Exception {
    for (String path : List.of("/v1/accounts", "/v1/rings", "/v1/closings")) {
      for (String limit : List.of("0", "-1", "1001", "x", "1e3")) {
        assertEquals(422, running.admin.get(path + "?limit=" + limit).status(), path + limit);
      }
    }
    String foreign = running.get("/v1/accounts?limit=1").get("next_cursor").asString();
    assertEquals(422, running.admin.get("/v1/rings?cursor=" + foreign).status());
    assertEquals(422, running.admin.get("/v1/accounts?cursor=nonsense").status());
  }
}
