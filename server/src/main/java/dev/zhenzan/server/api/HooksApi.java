package dev.zhenzan.server.api;

import dev.zhenzan.server.hook.Delivery;
import dev.zhenzan.server.hook.Destinations;
import dev.zhenzan.server.hook.Hook;
import dev.zhenzan.server.hook.HookEvent;
import dev.zhenzan.server.hook.Hooks;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Webhooks: made, changed and taken away; what was sent to them, and again. */
final class HooksApi {
  private static final int URL_LENGTH_MAX = 2_000;
  private static final double CHANGE_MAX = 1e9;

  private final Hooks hooks;

  HooksApi(Hooks hooks) {
    this.hooks = hooks;
  }

  /** {@code GET /v1/webhooks}. */
  ServerResponse all(Call call) throws StoreException {
    return Reply.ok(new Doc().put("webhooks", Doc.each(hooks.all(), HooksApi::shown)));
  }

  /** {@code GET /v1/webhooks/{webhook}}. */
  ServerResponse one(Call call) throws ProblemException, StoreException {
    return Reply.ok(shown(hook(call)));
  }

  /** {@code POST /v1/webhooks}: the secret is in this answer and never again. */
  ServerResponse create(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    String description = Call.text(asked, "description");
    Hooks.Made made =
        hooks.create(
            url(Call.textOf(asked, "url")),
            events(asked.get("events"), HookEvent.all()),
            change(asked.get("min_change"), 10_000),
            description == null ? "" : description);
    if (made == null) {
      throw Problem.of(
              409,
              "exists",
              "There are too many",
              "at most " + Hooks.MOST + " are told; delete one")
          .thrown();
    }
    return Reply.json(201, shown(made.hook()).put("secret", made.secret()).bytes());
  }

  /** {@code PATCH /v1/webhooks/{webhook}}. */
  ServerResponse change(Call call) throws IOException, ProblemException, StoreException {
    Hook hook = hook(call);
    JsonNode asked = call.object();
    String url = Call.text(asked, "url");
    URI to = url == null ? hook.url() : url(url);
    Set<HookEvent> events = events(asked.get("events"), hook.events());
    long change = change(asked.get("min_change"), hook.minChangeBp());
    Boolean pause = truth(asked, "paused");
    boolean rotate = Boolean.TRUE.equals(truth(asked, "rotate_secret"));
    hooks.change(hook, to, events, change);
    if (pause != null) {
      hooks.pause(hook(call), pause);
    }
    String secret = rotate ? hooks.rotate(hook(call)) : null;
    return Reply.ok(shown(hook(call)).putIfKnown("secret", secret));
  }

  /** {@code DELETE /v1/webhooks/{webhook}}. */
  ServerResponse remove(Call call) throws ProblemException, StoreException {
    String id = call.name("webhook");
    if (!hooks.remove(id)) {
      throw missing();
    }
    return Reply.ok(new Doc().put("id", id).put("deleted", true));
  }

  /** {@code GET /v1/webhooks/{webhook}/deliveries}: newest first. */
  ServerResponse deliveries(Call call) throws ProblemException, StoreException {
    Hook hook = hook(call);
    int limit = call.limit(100, 1_000);
    String list = "deliveries " + hook.id();
    Optional<String> cursor = call.parameter("cursor");
    long before =
        cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(Cursor.place(list, cursor.get()));
    List<Delivery> page =
        hooks.deliveries(hook.id(), state(call.parameter("state")), before, limit);
    String next =
        page.size() < limit
            ? null
            : Cursor.after(list, String.valueOf(page.get(limit - 1).number()));
    return Reply.ok(
        new Doc().put("deliveries", Doc.each(page, HooksApi::shown)).put("next_cursor", next));
  }

  private static Delivery.@Nullable State state(Optional<String> text) throws ProblemException {
    if (text.isEmpty()) {
      return null;
    }
    for (Delivery.State state : Delivery.State.values()) {
      if (text(state).equals(text.get())) {
        return state;
      }
    }
    throw Problem.invalid("/query/state", "state must be waiting, delivered or dead").thrown();
  }

  /** {@code POST /v1/webhooks/{webhook}/deliveries/{delivery}/retry}. */
  ServerResponse retry(Call call) throws ProblemException, StoreException {
    Delivery delivery = hooks.retry(hook(call).id(), call.name("delivery"));
    if (delivery == null) {
      throw Problem.missing("there is no such delivery; it may be too long ago").thrown();
    }
    return Reply.json(202, shown(delivery).bytes());
  }

  /** {@code POST /v1/webhooks/{webhook}/test}. */
  ServerResponse test(Call call) throws ProblemException, StoreException {
    return Reply.json(202, shown(hooks.test(hook(call))).bytes());
  }

  private Hook hook(Call call) throws ProblemException, StoreException {
    Hook hook = hooks.find(call.name("webhook"));
    if (hook == null) {
      throw missing();
    }
    return hook;
  }

  private static ProblemException missing() {
    return Problem.missing("there is no such webhook").thrown();
  }

  static URI url(String text) throws ProblemException {
    try {
      URI url = URI.create(new URI(text).toASCIIString());
      String fault = text.length() > URL_LENGTH_MAX ? "is too long" : Destinations.fault(url);
      if (fault == null) {
        return url;
      }
      throw Problem.invalid("/url", "url " + fault).thrown();
    } catch (URISyntaxException broken) {
      throw Problem.invalid("/url", "url is none").thrown();
    }
  }

  static Set<HookEvent> events(@Nullable JsonNode list, Set<HookEvent> usual)
      throws ProblemException {
    if (list == null || list.isNull()) {
      return usual;
    }
    Set<HookEvent> events = EnumSet.noneOf(HookEvent.class);
    for (JsonNode each : list) {
      try {
        events.add(HookEvent.of(each.asString("")));
      } catch (IllegalArgumentException unknown) {
        throw Problem.invalid("/events", String.valueOf(unknown.getMessage())).thrown();
      }
    }
    events.remove(HookEvent.TEST);
    if (!list.isArray() || events.isEmpty()) {
      throw Problem.invalid("/events", "events must list at least one kind of event").thrown();
    }
    return events;
  }

  static long change(@Nullable JsonNode likes, long usual) throws ProblemException {
    if (likes == null || likes.isNull()) {
      return usual;
    }
    if (!likes.isNumber() || !(likes.doubleValue(-1) >= 0) || likes.doubleValue(-1) > CHANGE_MAX) {
      throw Problem.invalid("/min_change", "min_change must be a number of likes, 0 or more")
          .thrown();
    }
    return Math.round(likes.doubleValue() * 10_000);
  }

  private static @Nullable Boolean truth(JsonNode asked, String field) throws ProblemException {
    JsonNode value = asked.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw Problem.invalid("/" + field, field + " must be true or false").thrown();
    }
    return value.booleanValue();
  }

  private static Doc shown(Hook hook) {
    return new Doc()
        .put("id", hook.id())
        .put("url", hook.url().toString())
        .put("events", hook.events().stream().sorted().map(HookEvent::text).toList())
        .put("min_change", Shown.likes(hook.minChangeBp()))
        .put("description", hook.description())
        .put("state", hook.state().name().toLowerCase(Locale.ROOT))
        .put("reason", hook.reason().isEmpty() ? null : hook.reason())
        .put("created", Shown.time(hook.createdMillis()))
        .put("told_closing", hook.told())
        .put(
            "old_secret_until",
            hook.oldSecret().isEmpty() ? null : Shown.time(hook.oldUntilMillis()));
  }

  private static Doc shown(Delivery delivery) {
    boolean waits = delivery.state() == Delivery.State.WAITING;
    return new Doc()
        .put("id", delivery.message())
        .put("type", delivery.type())
        .put("state", text(delivery.state()))
        .put("attempts", delivery.attempts())
        .put("created", Shown.time(delivery.createdMillis()))
        .put("next", waits ? Shown.time(delivery.nextMillis()) : null)
        .put("ended", delivery.endedMillis() == 0 ? null : Shown.time(delivery.endedMillis()))
        .put("status", delivery.status() == 0 ? null : delivery.status())
        .put("error", delivery.error().isEmpty() ? null : delivery.error());
  }

  private static String text(Delivery.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
