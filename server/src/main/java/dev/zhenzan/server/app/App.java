package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.SpaceName;
import dev.zhenzan.server.space.SpaceOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service, wired: its spaces, each by itself, and before them one way in that hands every call
 * to the space of whoever calls.
 */
public final class App implements AutoCloseable {
  private final OpenedSpace first;
  private final RunningSpaces others;
  private final Semaphore erasures;
  private final ConfigurableApplicationContext web;

  private App(
      ServerOptions options,
      OpenedSpace first,
      RunningSpaces others,
      Semaphore erasures,
      Consumer<String> say)
      throws StoreException, IOException {
    this.first = first;
    this.others = others;
    this.erasures = erasures;
    others.openAll(say);
    web = Web.start(options, others.doors());
    first.ready();
  }

  /**
   * Opens all spaces and starts listening.
   *
   * @param parts of the first space
   * @param space how every space is run
   * @param places where the others lie
   * @param more routes that only a test has
   * @param say told of spaces that could not be opened
   * @throws StoreException if what was done before in the first cannot be read
   */
  static App start(
      ServerOptions options,
      SpaceParts parts,
      SpaceOptions space,
      Places places,
      InstantSource clock,
      List<Route> more,
      Consumer<String> say)
      throws StoreException, IOException {
    PrometheusMeterRegistry process = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Semaphore erasures = new Semaphore(0);
    OpenedSpace first = new OpenedSpace(SpaceName.FIRST, options, parts, clock, more, erasures);
    RunningSpaces others =
        new RunningSpaces(
            parts.foundation().database(),
            first,
            options,
            space,
            places,
            clock,
            erasures,
            process::scrape);
    Gauges.bindProcess(process);
    others.count(process);
    try {
      return new App(options, first, others, erasures, say);
    } catch (StoreException | IOException | RuntimeException failed) {
      others.quiet();
      others.close();
      throw failed;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return Web.port(web);
  }

  /** Every way in. */
  public List<Route> routes() {
    return first.routes().all();
  }

  /** Waits until somebody is to be erased: whoever runs this closes it then, and opens it anew. */
  void awaitErasure() throws InterruptedException {
    erasures.acquire();
  }

  /** What is done about what was found in the first space. */
  Acts acts() {
    return first.acts();
  }

  /** The first space; for tests, which look at what it holds. */
  OpenedSpace first() {
    return first;
  }

  /** The others; for tests, which look at what they hold. */
  RunningSpaces others() {
    return others;
  }

  /** Takes no more calls, answers those under way, writes what waits, and lets go. */
  @Override
  public void close() {
    first.quiet();
    others.quiet();
    web.close();
    others.close();
    first.close();
  }
}
