package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.Answer;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * No object of one space is reached from another: walked through all fields, by reflection, from
 * the routes of three spaces that were used. What they do share is listed here, with the reason.
 *
 * <p>Sees what stands in fields of our own classes and in collections of Java's; not what only a
 * thread of Java's own holds, nor what is static, which holds no data but the names of files.
 */
final class SpaceGraphTest {
  /** Settings and the time, which never change and hold nothing of anybody. */
  private static final Set<String> SHARED =
      Set.of(
          "dev.zhenzan.server.app.ServerOptions",
          "dev.zhenzan.server.space.SpaceOptions",
          "dev.zhenzan.core.flow.Epochs",
          "dev.zhenzan.core.engine.AuditOptions",
          "dev.zhenzan.server.app.HandClock",
          // Constants, which never change either: no mask, the shipped ladder, its words.
          "dev.zhenzan.core.gather.EventIds$Shape",
          "dev.zhenzan.server.book.Mask",
          "dev.zhenzan.server.ladder.Rungs",
          "dev.zhenzan.server.person.Role",
          "dev.zhenzan.server.privacy.Retain",
          "dev.zhenzan.server.ladder.Rungs$Rung",
          "dev.zhenzan.server.policy.text.Words",
          "dev.zhenzan.server.space.Closer$Progress");

  private static boolean isOurs(Object object) {
    String name = object.getClass().getName();
    return name.startsWith("dev.zhenzan.") || name.startsWith("io.micrometer.prometheusmetrics.");
  }

  private static Set<Object> reached(Object from) throws Exception {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    add(from, seen, open);
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (next instanceof Collection<?> all) {
        for (Object each : all.toArray()) {
          add(each, seen, open);
        }
      } else if (next instanceof Map<?, ?> map) {
        for (Map.Entry<?, ?> each : map.entrySet()) {
          add(each.getKey(), seen, open);
          add(each.getValue(), seen, open);
        }
      } else if (next instanceof AtomicReference<?> reference) {
        add(reference.get(), seen, open);
      } else if (next instanceof Optional<?> optional) {
        add(optional.orElse(null), seen, open);
      } else if (next.getClass().isArray()) {
        for (int at = 0; at < Array.getLength(next); at++) {
          add(Array.get(next, at), seen, open);
        }
      } else {
        fields(next, seen, open);
      }
    }
    return seen;
  }

  private static void fields(Object of, Set<Object> seen, Deque<Object> open) throws Exception {
    for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getModule().isNamed()) { // Java's own, which lets nobody look
        return;
      }
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          add(field.get(of), seen, open);
        }
      }
    }
  }

  private static void add(@Nullable Object object, Set<Object> seen, Deque<Object> open) {
    if (object == null || object instanceof Enum<?> || object instanceof Class<?>) {
      return;
    }
    Class<?> type = object.getClass();
    boolean leaf = type.isArray() && type.getComponentType().isPrimitive();
    if (!leaf && seen.add(object)) {
      open.push(object);
    }
  }

  private static boolean holdsSomething(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> shared(Object one, Object other) throws Exception {
    Set<Object> mine = reached(one);
    Set<Object> both = reached(other);
    assertTrue(mine.stream().filter(SpaceGraphTest::isOurs).count() > 500, "too little was seen");
    both.retainAll(mine);
    Set<String> names = new TreeSet<>();
    for (Object each : both) {
      if (isOurs(each) && holdsSomething(each)) {
        names.add(each.getClass().getName());
      }
    }
    names.removeAll(SHARED);
    return names;
  }

  private static OpenedSpace made(RunningApp running, String name) throws Exception {
    byte[] body = ("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
    Answer answer = running.admin.post("/v1/spaces", "application/json", body);
    assertEquals(201, answer.status(), answer.body());
    Neighbour.in(running.client(RunningApp.json(answer).get("key").asString()), 1, false);
    return running.app.others().opened(name);
  }

  @Test
  void nothingOfOneSpaceIsReachedFromAnother() throws Exception {
    try (RunningApp running = new RunningApp(Backend.SQLITE)) {
      OpenedSpace one = made(running, "one");
      OpenedSpace two = made(running, "two");
      OpenedSpace first = running.app.first();
      assertEquals(Set.of(), shared(one, two));
      assertEquals(Set.of(), shared(first, one));
      assertEquals(Set.of(), shared(one.routes(), two.routes()));
      Supplier<Object> all = running.app::others;
      assertTrue(shared(all.get(), one).contains(OpenedSpace.class.getName()), "it would be seen");
    }
  }
}
