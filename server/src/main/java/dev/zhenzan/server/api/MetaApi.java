package dev.zhenzan.server.api;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.ServerResponse;

/** What the service says of itself: its health, its numbers, its types and its own description. */
final class MetaApi {
  private final BooleanSupplier ready;
  private final Supplier<String> metrics;
  private final String version;
  private final byte[] openApi;

  /**
   * @param ready whether calls may be sent here
   * @param metrics in the text format of Prometheus
   */
  MetaApi(BooleanSupplier ready, Supplier<String> metrics, String version) {
    this.ready = ready;
    this.metrics = metrics;
    this.version = version;
    openApi = resource("/openapi.json");
  }

  private static byte[] resource(String name) {
    try (InputStream in = MetaApi.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new IllegalStateException("the resource " + name + " cannot be read", broken);
    }
  }

  ServerResponse live(Call call) {
    return Reply.ok(new Doc().put("status", "up").put("version", version));
  }

  ServerResponse ready(Call call) {
    boolean up = ready.getAsBoolean();
    return Reply.json(up ? 200 : 503, new Doc().put("status", up ? "up" : "down").bytes());
  }

  ServerResponse metrics(Call call) {
    return numbers(metrics.get());
  }

  /** In the text format of Prometheus. */
  static ServerResponse numbers(String text) {
    return Reply.bytes(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  ServerResponse openApi(Call call) {
    return Reply.json(200, openApi);
  }

  ServerResponse types(Call call) {
    List<Doc> types = new ArrayList<>();
    for (EventType type : EventType.values()) {
      types.add(type(type));
    }
    return Reply.ok(new Doc().put("event_types", types));
  }

  ServerResponse type(Call call) throws ProblemException {
    String name = call.name("type");
    for (EventType type : EventType.values()) {
      if (EventTypes.nameOf(type).equalsIgnoreCase(name)) {
        return Reply.ok(type(type).put("schema", EventTypes.schema(type)));
      }
    }
    throw Problem.missing("there is no such type of event; see /v1/event-types").thrown();
  }

  private static Doc type(EventType type) {
    return new Doc()
        .put("type", EventTypes.nameOf(type))
        .put("description", EventTypes.english(type))
        .put("description_zh", EventTypes.chinese(type))
        .put("words", EventTypes.words(type));
  }
}
