package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Doors;
import dev.zhenzan.server.api.Spaces;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.SpaceName;
import dev.zhenzan.server.space.SpaceOptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spaces beside the first: opened with the service, made while it runs. One that cannot be
 * opened is noted with the reason, and the others go on.
 */
final class RunningSpaces implements Spaces, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningSpaces.class);
  private static final long NOTE_SECONDS = 60;

  private final ServerOptions options;
  private final SpaceOptions space;
  private final Places places;
  private final InstantSource clock;
  private final SpaceMaker maker;
  private final SpaceTable table;
  private final Doors doors;
  private final Semaphore erasures;
  private final Map<String, OpenedSpace> open = new TreeMap<>();
  private final Map<String, String> closedWhy = new HashMap<>();
  private final Map<String, Set<String>> noted = new HashMap<>();
  private final ScheduledExecutorService notes =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "zhenzan-spaces");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param first the first space, which may make others; it is not closed here
   * @param erasures released when somebody is to be erased in any of them
   * @param process numbers of the process, in the text format of Prometheus
   */
  RunningSpaces(
      Database first,
      OpenedSpace firstSpace,
      ServerOptions options,
      SpaceOptions space,
      Places places,
      InstantSource clock,
      Semaphore erasures,
      Supplier<String> process) {
    this.erasures = erasures;
    this.options = options;
    this.space = space;
    this.places = places;
    this.clock = clock;
    maker = new SpaceMaker(first, places, clock);
    table = new SpaceTable(first);
    doors = new Doors(firstSpace.routes(), this, process);
  }

  Doors doors() {
    return doors;
  }

  /**
   * Opens all that there are.
   *
   * @param say told of those that cannot be opened
   * @throws StoreException if the first database does not say which there are
   */
  synchronized void openAll(Consumer<String> say) throws StoreException, IOException {
    maker.tidy();
    for (SpaceMaker.Made made : maker.all()) {
      String why = tryToOpen(made.name());
      if (!why.isEmpty()) {
        say.accept("the space " + made.name().text() + " is closed: " + why);
      }
    }
    notes.scheduleWithFixedDelay(this::noteKeys, NOTE_SECONDS, NOTE_SECONDS, TimeUnit.SECONDS);
  }

  /** One that is open. */
  synchronized OpenedSpace opened(String name) {
    return Objects.requireNonNull(open.get(name));
  }

  /** Why it could not be opened, or nothing. */
  private String tryToOpen(SpaceName name) throws StoreException {
    try {
      OpenedSpace opened = open(name);
      open.put(name.text(), opened);
      closedWhy.remove(name.text());
      opened.ready();
      doors.open(name.text(), opened.routes());
      return "";
    } catch (StoreException | IOException | RuntimeException failed) {
      String why = String.valueOf(failed.getMessage());
      LOG.warn("the space {} is closed: {}", name.text(), why);
      closedWhy.put(name.text(), why);
      doors.close(name.text(), table.keys(name.text()));
      return why;
    }
  }

  private OpenedSpace open(SpaceName name) throws StoreException, IOException {
    Place place = places.of(name);
    Foundation foundation = StoreFoundation.open(place, space, clock, options.privacy());
    try {
      // Keys that were not brought along with a database are made anew, as for the first.
      Files.createDirectories(place.keyFile().toAbsolutePath().getParent());
      KeyRing keys = KeyRing.ofOneAmongMany(foundation.keyStore(), clock);
      SpaceParts parts =
          new SpaceParts(
              foundation, keys, StatementKey.of(place.signFile()), SecretBox.of(place.boxFile()));
      return new OpenedSpace(name.text(), options, parts, clock, List.of(), erasures);
    } catch (StoreException | IOException | RuntimeException failed) {
      foundation.close();
      throw failed;
    }
  }

  @Override
  public synchronized List<Listed> all() throws StoreException {
    List<Listed> all = new ArrayList<>();
    all.add(new Listed(SpaceName.FIRST, /* first= */ true, Long.MIN_VALUE, ""));
    for (SpaceMaker.Made made : maker.all()) {
      all.add(listed(made));
    }
    return all;
  }

  private Listed listed(SpaceMaker.Made made) {
    String name = made.name().text();
    String why = open.containsKey(name) ? "" : closedWhy.getOrDefault(name, "it is being opened");
    return new Listed(name, /* first= */ false, made.made().toEpochMilli(), why);
  }

  @Override
  public synchronized Optional<KeyText> create(SpaceName name) throws StoreException, IOException {
    Optional<KeyText> key = maker.create(name);
    if (key.isPresent()) {
      tryToOpen(name);
    }
    return key;
  }

  @Override
  public synchronized Optional<Listed> open(String name) throws StoreException {
    for (SpaceMaker.Made made : maker.all()) {
      if (made.name().text().equals(name)) {
        if (!open.containsKey(name)) {
          tryToOpen(made.name());
        }
        return Optional.of(listed(made));
      }
    }
    return name.equals(SpaceName.FIRST) ? Optional.of(all().get(0)) : Optional.empty();
  }

  /** Should a space not open the next time, its callers are known by these. */
  private synchronized void noteKeys() {
    for (Map.Entry<String, OpenedSpace> each : open.entrySet()) {
      Set<String> ids = each.getValue().keys().ids();
      if (ids.equals(noted.get(each.getKey()))) {
        continue;
      }
      try {
        table.note(each.getKey(), ids);
        noted.put(each.getKey(), Set.copyOf(ids));
      } catch (StoreException | RuntimeException refused) {
        LOG.warn("keys of {} could not be noted: {}", each.getKey(), refused.getMessage());
      }
    }
  }

  /** How many are open and closed, the first among them. */
  void count(MeterRegistry to) {
    Gauge.builder("zhenzan.spaces", this, all -> all.open.size() + 1)
        .tag("state", "open")
        .register(to);
    Gauge.builder("zhenzan.spaces", this, all -> all.closedWhy.size())
        .tag("state", "closed")
        .register(to);
  }

  /** Tells nobody anything any more; answers go on. */
  synchronized void quiet() {
    notes.shutdown();
    noteKeys();
    open.values().forEach(OpenedSpace::quiet);
  }

  @Override
  public synchronized void close() {
    open.values().forEach(OpenedSpace::close);
    open.clear();
  }
}
