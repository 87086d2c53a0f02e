package dev.zhenzan.server.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.hook.Delivery.State;
import dev.zhenzan.server.log.Database;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tables of webhooks promise, whatever the database. */
abstract class HookTablesContractTest {
  private Database database;
  private HookStore hooks;
  private DeliveryStore deliveries;

  abstract String url() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(url());
    hooks = new HookStore(database);
    deliveries = new DeliveryStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Hook hook(String id) throws Exception {
    Hook hook =
        new Hook(
            id,
            URI.create("https://example.org/小"),
            EnumSet.of(HookEvent.CLOSING_DONE, HookEvent.RING_FOUND),
            5_000,
            "说明",
            "s",
            "",
            0,
            Hook.State.ACTIVE,
            "",
            17,
            3);
    hooks.put(hook);
    return hook;
  }

  private static Delivery message(String hook, String id, long at) {
    return Delivery.fresh(hook, id, "closing.done", "{}", at);
  }

  @Test
  void hooksComeBackAsTheyWerePut() throws Exception {
    Hook one = hook("a");
    assertEquals(one, hooks.find("a"));
    assertNull(hooks.find("b"));
    hooks.put(one.rotated("t", 99).in(Hook.State.PAUSED, "why"));
    assertEquals(one.rotated("t", 99).in(Hook.State.PAUSED, "why"), hooks.find("a"));
    hook("b");
    assertEquals(2, hooks.all().size());
    hooks.disable("b", "gone");
    Hook gone = hooks.find("b");
    assertNotNull(gone);
    assertEquals(Hook.State.DISABLED, gone.state());
    assertTrue(hooks.remove("a"));
    assertTrue(!hooks.remove("a"));
  }

  @Test
  void messagesAndHowFarAHookWasToldGoTogetherAndOnce() throws Exception {
    hook("a");
    List<Delivery> two = List.of(message("a", "m1", 10), message("a", "m2", 20));
    deliveries.add("a", two, 4);
    deliveries.add("a", two, 4);
    assertEquals(2, deliveries.waiting("a"));
    Hook told = hooks.find("a");
    assertNotNull(told);
    assertEquals(4, told.told());
    deliveries.add("a", List.of(), 2);
    assertEquals(told, hooks.find("a"), "it is never told less");
    hooks.put(told.to(URI.create("http://b"), told.events(), 0));
    Hook changed = hooks.find("a");
    assertNotNull(changed);
    assertEquals(4, changed.told(), "a change by hand does not forget it");
  }

  @Test
  void whatIsDueIsFoundInOrderAndOnlyForThoseWhoAreSentTo() throws Exception {
    Hook one = hook("a");
    hook("b");
    deliveries.add("a", List.of(message("a", "m2", 20), message("a", "m1", 10)), 4);
    deliveries.add("b", List.of(message("b", "n1", 30)), 4);
    assertEquals(List.of(), deliveries.hooksDue(9));
    assertEquals(List.of("a"), deliveries.hooksDue(10));
    assertEquals(List.of("a", "b"), deliveries.hooksDue(30));
    Delivery first = deliveries.due("a", 30);
    assertNotNull(first);
    assertEquals("m1", first.message());
    deliveries.tried(first.tried(State.DELIVERED, 31, 204, "", 31));
    Delivery second = deliveries.due("a", 30);
    assertNotNull(second);
    assertEquals("m2", second.message());
    deliveries.tried(second.tried(State.WAITING, 500, 0, "no answer in time", 0));
    assertNull(deliveries.due("a", 30));
    hooks.put(one.in(Hook.State.PAUSED, ""));
    assertEquals(List.of("b"), deliveries.hooksDue(1_000));
  }

  @Test
  void messagesAreListedNewestFirstByStateAndPage() throws Exception {
    hook("a");
    for (int at = 0; at < 5; at++) {
      deliveries.add("a", List.of(message("a", "m" + at, at)), 4);
    }
    Delivery third = deliveries.find("a", "m2");
    assertNotNull(third);
    assertNull(deliveries.find("b", "m2"), "of its own hook only");
    deliveries.tried(third.tried(State.DEAD, 7, 500, "answered 500", 7));
    List<Delivery> page = deliveries.page("a", null, Long.MAX_VALUE, 2);
    assertEquals(List.of("m4", "m3"), page.stream().map(Delivery::message).toList());
    List<Delivery> next = deliveries.page("a", null, page.get(1).number(), 2);
    assertEquals(List.of("m2", "m1"), next.stream().map(Delivery::message).toList());
    List<Delivery> dead = deliveries.page("a", State.DEAD, Long.MAX_VALUE, 9);
    assertEquals(List.of(third.tried(State.DEAD, 7, 500, "answered 500", 7)), dead);
    deliveries.prune(State.DEAD, 7);
    assertEquals(1, deliveries.page("a", State.DEAD, Long.MAX_VALUE, 9).size());
    deliveries.prune(State.DEAD, 8);
    assertEquals(0, deliveries.page("a", State.DEAD, Long.MAX_VALUE, 9).size());
    assertEquals(4, deliveries.waiting("a"), "what waits is never pruned");
    hooks.remove("a");
    assertEquals(0, deliveries.waiting("a"));
  }
}
