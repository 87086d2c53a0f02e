package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a free port, over a fake of everything below HTTP. */
final class RunningApp implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final FakeFoundation below = new FakeFoundation();
  final HandClock clock = new HandClock(NOW);
  final KeyRing keys = new KeyRing(below.keyStore(), clock);
  final App app;
  final ZhenzanClient admin;

  RunningApp() {
    this(ServerOptions.of("none").onPort(0));
  }

  RunningApp(ServerOptions options) {
    this(options, List.of());
  }

  RunningApp(ServerOptions options, List<Route> more) {
    try {
      Path sign = Files.createTempDirectory("zhenzan").resolve("sign");
      SecretBox box = SecretBox.of(sign.resolveSibling("box"));
      app = App.start(options, below, keys, StatementKey.of(sign), box, clock, more);
    } catch (IOException machine) {
      throw new UncheckedIOException(machine);
    } catch (StoreException impossible) {
      throw new IllegalStateException(impossible);
    }
    admin = client(EnumSet.of(Scope.ADMIN), 0);
  }

  ZhenzanClient client(Set<Scope> scopes, int perSecond) {
    try {
      return client(keys.create("test", scopes, perSecond, Long.MAX_VALUE).reveal());
    } catch (StoreException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  ZhenzanClient client(String key) {
    return new ZhenzanClient(base(), key);
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + app.port());
  }

  static JsonNode json(Answer answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    app.close();
  }
}
