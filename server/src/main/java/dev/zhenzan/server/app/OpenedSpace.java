package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Changes;
import dev.zhenzan.server.api.Erasing;
import dev.zhenzan.server.api.Meters;
import dev.zhenzan.server.api.Parts;
import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.api.Routes;
import dev.zhenzan.server.gate.DecisionLog;
import dev.zhenzan.server.gate.Gate;
import dev.zhenzan.server.hook.Destinations;
import dev.zhenzan.server.hook.Hooks;
import dev.zhenzan.server.key.KeyActs;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.oidc.OidcSignIn;
import dev.zhenzan.server.privacy.Erasures;
import dev.zhenzan.server.privacy.Retention;
import dev.zhenzan.server.space.SpaceName;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One space, wired: its log, what it knows, what is done about it, whom it tells, and its own
 * routes over all of that. Nothing in it leads to another space. Closed in two steps, as answers
 * under way need what lies below them.
 */
final class OpenedSpace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenedSpace.class);

  private final Foundation foundation;
  private final KeyRing keys;
  private final DecisionLog decisions;
  private final Changes changes = new Changes();
  private final Hooks hooks;
  private final Acts acts;
  private final Offices offices;
  private final Retention retention;
  private final Routes routes;
  private final Semaphore erasures;
  private volatile boolean ready;

  /**
   * Opens it; it takes calls from {@link #ready()} on.
   *
   * @param more routes behind those of the service
   * @param erasures released when somebody is to be erased: whoever runs this closes it then, and
   *     opens it anew. It leads to nothing else.
   * @throws StoreException if what was done before cannot be read; then nothing is left open but
   *     the foundation
   */
  OpenedSpace(
      String name,
      ServerOptions options,
      SpaceParts parts,
      InstantSource clock,
      List<Route> more,
      Semaphore erasures)
      throws StoreException {
    this.erasures = erasures;
    foundation = parts.foundation();
    keys = parts.keys();
    keys.isEmpty(); // reads them: a space is found by the keys that it knows
    Offices.Folds folds = Offices.Folds.empty();
    acts =
        Acts.open(
            foundation.database(),
            foundation.book(),
            foundation.enforcement(),
            clock,
            options.fourEyes(),
            folds.all());
    offices =
        Offices.open(
            foundation.database(),
            acts.acting().register(),
            folds,
            parts.box(),
            options.passwordRounds(),
            clock);
    decisions = new DecisionLog(foundation.decisionStore());
    hooks =
        Hooks.start(
            foundation.database(),
            foundation.closed(),
            parts.box(),
            new Destinations(options.webhooksTo()),
            clock);
    PrometheusMeterRegistry metrics = metrics(name);
    retention =
        new Retention(
            foundation.database(),
            acts.acting().register(),
            options.privacy().retention(),
            clock,
            parts.statementKey()::sign);
    Gauges.bind(metrics, retention);
    retention.start();
    routes = new Routes(parts(options, parts, clock, metrics), more);
    foundation.closer().onClosed(changes::closed);
    foundation.closer().onClosed(hooks::closed);
    foundation.closer().onClosed(acts::closed);
  }

  /** The first space's numbers say nothing of spaces: most services have no other. */
  private PrometheusMeterRegistry metrics(String name) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    if (!name.equals(SpaceName.FIRST)) {
      metrics.config().commonTags("space", name);
    }
    Gauges.bind(
        metrics,
        foundation.intake(),
        foundation.book(),
        foundation.closer(),
        decisions,
        hooks,
        changes);
    Gauges.bind(metrics, acts.errands());
    Gauges.bind(metrics, offices);
    return metrics;
  }

  private Parts parts(
      ServerOptions options,
      SpaceParts parts,
      InstantSource clock,
      PrometheusMeterRegistry metrics) {
    return new Parts(
        foundation.intake(),
        foundation.book(),
        foundation.closer(),
        foundation.answers(),
        foundation.closings(),
        foundation.heads(),
        foundation.past(),
        foundation.backups(),
        keys,
        parts.statementKey(),
        new Gate(acts.door(), acts.acting().ladder().standings()),
        decisions,
        changes,
        hooks,
        acts.acting(),
        acts.forcing(),
        offices.office(),
        offices.looks(),
        options.oidc() == null ? null : new OidcSignIn(options.oidc(), clock),
        foundation.places(),
        new Erasing(foundation.database(), new Erasures(foundation.database()), erasures::release),
        clock,
        new Meters(metrics),
        () -> ready,
        metrics::scrape,
        version());
  }

  private static String version() {
    String version = OpenedSpace.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  Routes routes() {
    return routes;
  }

  /** What is done about what was found. */
  Acts acts() {
    return acts;
  }

  /** Writes down that a key was made before the space was open. */
  void keyMade(KeyText key, String label, Set<Scope> scopes) {
    try {
      new KeyActs(acts.acting().register(), keys).made("service", key, label, scopes);
    } catch (StoreException refused) {
      LOG.warn("that a key was made could not be written down: {}", refused.getMessage());
    }
  }

  KeyRing keys() {
    return keys;
  }

  /** Calls may be sent here. */
  void ready() {
    ready = true;
  }

  /** Tells nobody anything any more; answers go on. */
  void quiet() {
    ready = false;
    changes.close();
    hooks.close();
  }

  /** Writes what waits, and lets go; after {@link #quiet} and the last answer. */
  @Override
  public void close() {
    retention.close();
    decisions.close();
    acts.close();
    offices.close();
    try {
      keys.flushUsed();
    } catch (StoreException refused) {
      LOG.warn("when keys were used last could not be written: {}", refused.getMessage());
    }
    foundation.close();
  }
}
