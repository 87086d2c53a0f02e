package dev.zhenzan.server.app;

import dev.zhenzan.server.key.FirstKey;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.OneTimeCodes;
import dev.zhenzan.server.person.Token;
import dev.zhenzan.server.space.SpaceOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * A service as an operator starts it: over its database, with a key, and open to the network only
 * when somebody made sure of the keys before.
 */
public final class Service implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final App app;
  private final ServerOptions options;

  private Service(App app, ServerOptions options) {
    this.app = app;
    this.options = options;
  }

  /**
   * Opens the database and starts listening.
   *
   * @param say told what the operator must know, a line each; the first key is among it
   * @throws StoreException if the database cannot be used; says what to do
   */
  public static Service start(
      ServerOptions options, SpaceOptions space, InstantSource clock, Consumer<String> say)
      throws StoreException, IOException {
    Logs.quieten();
    Places places = Places.of(options.database());
    Place place = places.first();
    StoreFoundation foundation = StoreFoundation.open(place, space, clock);
    try {
      KeyRing keys = new KeyRing(foundation.keyStore(), clock);
      KeyText first = FirstKey.makeIfNone(keys, place.keyFile());
      ServerOptions allowed = options;
      if (first != null) {
        Token code = new OneTimeCodes(foundation.database(), clock).makeForFirst();
        allowed = firstRun(options, first, place.keyFile(), code, say);
      }
      SpaceParts parts =
          new SpaceParts(
              foundation, keys, StatementKey.of(place.signFile()), SecretBox.of(place.boxFile()));
      App app = App.start(allowed, parts, space, places, clock, List.of(), say);
      if (first != null) {
        app.first().keyMade(first, FirstKey.LABEL, FirstKey.SCOPES);
      }
      return new Service(app, allowed);
    } catch (StoreException | IOException | RuntimeException failed) {
      foundation.close();
      throw failed;
    }
  }

  private static ServerOptions firstRun(
      ServerOptions options, KeyText first, Path keyFile, Token code, Consumer<String> say)
      throws UnknownHostException {
    say.accept("the first run made a key; it is shown once, and kept in " + keyFile + ":");
    say.accept("  " + first.reveal());
    say.accept(
        "and a code by which the first person chooses a password, once and within "
            + OneTimeCodes.SETUP.toMinutes()
            + " minutes (POST /v1/setup, docs/people.md):");
    say.accept("  " + code.reveal());
    if (InetAddress.getByName(options.bind()).isLoopbackAddress()) {
      return options;
    }
    say.accept(
        "listening on "
            + LOOPBACK
            + " only, as nobody can know this key yet; start again to listen on "
            + options.bind());
    return options.boundTo(LOOPBACK);
  }

  /** Where it is reached. */
  public String url() {
    String scheme = options.tlsCertificate() == null ? "http" : "https";
    String host = options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
    return scheme + "://" + host + ":" + app.port();
  }

  /** Takes no more calls, answers those under way, writes what waits, and lets go. */
  @Override
  public void close() {
    app.close();
  }
}
