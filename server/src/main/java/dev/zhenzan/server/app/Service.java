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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service as an operator starts it: over its database, with a key, and open to the network only
 * when somebody made sure of the keys before.
 */
public final class Service implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int RETRY_SECONDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final ServerOptions options;
  private final SpaceOptions space;
  private final InstantSource clock;

  /** Keeps opening and closing apart. */
  private final ReentrantLock opening = new ReentrantLock();

  private final CountDownLatch stopping = new CountDownLatch(1);

  private App app;
  private boolean closed;

  private Service(App app, ServerOptions options, SpaceOptions space, InstantSource clock) {
    this.app = app;
    this.options = options.onPort(app.port());
    this.space = space;
    this.clock = clock;
    watch(app);
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
    StoreFoundation foundation = StoreFoundation.open(place, space, clock, options.privacy());
    try {
      KeyRing keys = new KeyRing(foundation.keyStore(), clock);
      KeyText first = FirstKey.makeIfNone(keys, place.keyFile());
      ServerOptions allowed = options;
      if (first != null) {
        Token code = new OneTimeCodes(foundation.database(), clock).makeForFirst();
        allowed = firstRun(options, first, place.keyFile(), code, say);
      }
      App app = app(allowed, foundation, keys, space, clock, say);
      if (first != null) {
        app.first().keyMade(first, FirstKey.LABEL, FirstKey.SCOPES);
      }
      return new Service(app, allowed, space, clock);
    } catch (StoreException | IOException | RuntimeException failed) {
      foundation.close();
      throw failed;
    }
  }

  private static App app(
      ServerOptions options,
      StoreFoundation foundation,
      KeyRing keys,
      SpaceOptions space,
      InstantSource clock,
      Consumer<String> say)
      throws StoreException, IOException {
    Places places = Places.of(options.database());
    Place first = places.first();
    SpaceParts parts =
        new SpaceParts(
            foundation, keys, StatementKey.of(first.signFile()), SecretBox.of(first.boxFile()));
    return App.start(options, parts, space, places, clock, List.of(), say);
  }

  /** When somebody is to be erased, that is done while nothing else runs. */
  private void watch(App running) {
    Thread watching =
        new Thread(
            () -> {
              try {
                running.awaitErasure();
                reopen();
              } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
              }
            },
            "zhenzan-erasing");
    watching.setDaemon(true);
    watching.start();
  }

  private void reopen() {
    opening.lock();
    try {
      if (closed) {
        return;
      }
      LOG.info("closing, to erase; calls are refused until it is done");
      app.close();
      closed = true;
      while (closed && stopping.getCount() > 0) {
        tryToOpen();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      opening.unlock();
    }
  }

  /** A database that is away for a while comes back. */
  private void tryToOpen() throws InterruptedException {
    try {
      app = opened();
      closed = false;
      watch(app);
      LOG.info("open again");
    } catch (StoreException | IOException | RuntimeException failed) {
      LOG.error("cannot open again, it is tried in a while: {}", failed.getMessage());
      stopping.await(RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private App opened() throws StoreException, IOException {
    Place first = Places.of(options.database()).first();
    StoreFoundation foundation = StoreFoundation.open(first, space, clock, options.privacy());
    try {
      KeyRing keys = new KeyRing(foundation.keyStore(), clock);
      return app(options, foundation, keys, space, clock, LOG::warn);
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
    return scheme + "://" + host + ":" + options.port();
  }

  /** Takes no more calls, answers those under way, writes what waits, and lets go. */
  @Override
  public void close() {
    stopping.countDown();
    opening.lock();
    try {
      if (!closed) {
        closed = true;
        app.close();
      }
    } finally {
      opening.unlock();
    }
  }
}
