package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Changes;
import dev.zhenzan.server.api.Meters;
import dev.zhenzan.server.api.Parts;
import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.api.Routes;
import dev.zhenzan.server.gate.DecisionLog;
import dev.zhenzan.server.gate.Gate;
import dev.zhenzan.server.hook.Destinations;
import dev.zhenzan.server.hook.Hooks;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.StoreException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The service, wired: everything that runs is made here, and closed in the opposite order. */
public final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  private final Foundation foundation;
  private final KeyRing keys;
  private final DecisionLog decisions;
  private final Changes changes = new Changes();
  private final Hooks hooks;
  private final Acts acts;
  private final Routes routes;
  private final ConfigurableApplicationContext web;
  private volatile boolean ready;

  private App(
      ServerOptions options,
      Foundation foundation,
      KeyRing keys,
      StatementKey statementKey,
      SecretBox box,
      InstantSource clock,
      List<Route> more)
      throws StoreException {
    this.foundation = foundation;
    acts =
        Acts.open(
            foundation.database(),
            foundation.book(),
            foundation.enforcement(),
            clock,
            options.fourEyes());
    this.keys = keys;
    decisions = new DecisionLog(foundation.decisionStore());
    hooks =
        Hooks.start(
            foundation.database(),
            foundation.closed(),
            box,
            new Destinations(options.webhooksTo()),
            clock);
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Gauges.bind(
        metrics,
        foundation.intake(),
        foundation.book(),
        foundation.closer(),
        decisions,
        hooks,
        changes);
    Gauges.bind(metrics, acts.errands());
    routes =
        new Routes(
            new Parts(
                foundation.intake(),
                foundation.book(),
                foundation.closer(),
                foundation.answers(),
                foundation.closings(),
                foundation.heads(),
                foundation.past(),
                foundation.backups(),
                keys,
                statementKey,
                new Gate(acts.door(), acts.acting().ladder().standings()),
                decisions,
                changes,
                hooks,
                acts.acting(),
                acts.forcing(),
                clock,
                new Meters(metrics),
                () -> ready,
                metrics::scrape,
                version()),
            more);
    foundation.closer().onClosed(changes::closed);
    foundation.closer().onClosed(hooks::closed);
    foundation.closer().onClosed(acts::closed);
    web = Web.start(options, routes);
    ready = true;
  }

  /**
   * Starts listening.
   *
   * @param foundation is closed with the service
   * @param box seals secrets that are kept in the database
   * @throws StoreException if what was done before cannot be read
   */
  public static App start(
      ServerOptions options,
      Foundation foundation,
      KeyRing keys,
      StatementKey statementKey,
      SecretBox box,
      InstantSource clock)
      throws StoreException {
    return new App(options, foundation, keys, statementKey, box, clock, List.of());
  }

  /** The same with routes that only a test has. */
  static App start(
      ServerOptions options,
      Foundation foundation,
      KeyRing keys,
      StatementKey statementKey,
      SecretBox box,
      InstantSource clock,
      List<Route> more)
      throws StoreException {
    return new App(options, foundation, keys, statementKey, box, clock, more);
  }

  /** The port that it listens on. */
  public int port() {
    return Web.port(web);
  }

  /** Every way in. */
  public List<Route> routes() {
    return routes.all();
  }

  /** What is done about what was found. */
  Acts acts() {
    return acts;
  }

  private static String version() {
    String version = App.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Takes no more calls, answers those under way, writes what waits, and lets go. */
  @Override
  public void close() {
    ready = false;
    changes.close();
    hooks.close();
    web.close();
    decisions.close();
    acts.close();
    try {
      keys.flushUsed();
    } catch (StoreException refused) {
      LOG.warn("when keys were used last could not be written: {}", refused.getMessage());
    }
    foundation.close();
  }
}
