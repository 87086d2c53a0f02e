package dev.zhenzan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zhenzan bench serve}: the service under load, the generator on the same machine. */
@Command(
    name = "serve",
    header = "The service under load: ingest, single likes, decisions while ingest runs, counts.",
    sortOptions = false,
    description = {
      "Starts a service of its own on a database of its own, on disk and as durable as by default,"
          + " and loads it from this process. Answers count only when they say that all is kept.",
      ""
    })
final class BenchServeCommand implements Callable<Integer> {
  private static final int ACCOUNTS = 100_000;
  private static final int TARGETS = 50_000;
  private static final int CALLERS = 32;
  private static final long WARM_EVENTS = 100_000;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many to ingest; default: ${DEFAULT-VALUE}.")
  private long events;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long each other load lasts; default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "15",
      description =
          "How long single likes and decisions run before they are measured, so that Java has"
              + " compiled them; default: ${DEFAULT-VALUE} s each.")
  private int warm;

  @Option(
      names = "--decisions-only",
      description = "Leaves single likes, counts and the first ingest out.")
  private boolean decisionsOnly;

  @Option(
      names = "--policies",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many are in force when decisions are measured with policies, 0 leaves that out; default: ${DEFAULT-VALUE}.")
  private int policies;

  @Option(
      names = "--policies-only",
      description = "Leaves everything out but decisions with policies.")
  private boolean policiesOnly;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--dir", description = "Where the database lies; default: a temporary folder.")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean own = folder.toString().isEmpty();
    Path place = own ? Files.createTempDirectory("zhenzan-bench") : folder;
    Files.createDirectories(place);
    try {
      if (!policiesOnly) {
        try (ServiceProcess service = ServiceProcess.start(place.resolve("bench.db"))) {
          measure(service, new ServeLoad(service, seed, ACCOUNTS, TARGETS));
        }
      }
      if (policies > 0) {
        try (ServiceProcess service = ServiceProcess.start(place.resolve("policies.db"))) {
          measurePolicies(service);
        }
      }
    } finally {
      if (own) {
        delete(place);
      }
    }
    return Zhenzan.OK;
  }

  private void measure(ServiceProcess service, ServeLoad load)
      throws IOException, InterruptedException {
    Table table = Table.ofFacts();
    table.row("start until it serves", shown("%.2f s", service.startSeconds()));
    load.ingest(load.pieces(WARM_EVENTS), 2); // so that Java has compiled what is measured
    if (!decisionsOnly) {
      load.counts(2, 2);
      load.likes(warm, CALLERS);
      load.decisions(warm, 8, 2_000);
      bulk(table, service, load);
    } else {
      load.decisions(warm, 8, 2_000);
    }
    List<byte[]> more = load.pieces(events);
    decisions(table, "decisions, 2,000/s", load, more, load::decisions);
    print(table);
  }

  /** The newest event is of now, so that windows are full of what came. */
  private void measurePolicies(ServiceProcess service) throws IOException, InterruptedException {
    long begins = System.currentTimeMillis() - (WARM_EVENTS + 2 * events) * ServeLoad.APART_MILLIS;
    ServeLoad load = new ServeLoad(service, seed, ACCOUNTS, TARGETS, begins);
    Table table = Table.ofFacts();
    long began = System.nanoTime();
    load.inForce(policies);
    table.row(
        policies + " policies put in force", shown("%.1f s", (System.nanoTime() - began) / 1e9));
    load.ingest(load.pieces(WARM_EVENTS), 2);
    load.fullDecisions(warm, 8, 2_000);
    row(table, "ingest with them, lines", load.ingest(load.pieces(events), 1), "events");
    String name = "decisions with " + policies + " live policies, 2,000/s";
    List<byte[]> more = load.pieces(events);
    decisions(table, name, load, more, load::fullDecisions);
    table.row("memory after it", shown("%.0f MB", service.residentBytes() / 1e6));
    print(table);
  }

  private void print(Table table) {
    PrintWriter out = spec.commandLine().getOut();
    table.print(out);
    out.flush();
  }

  private void bulk(Table table, ServiceProcess service, ServeLoad load)
      throws IOException, InterruptedException {
    long before = service.residentBytes();
    List<byte[]> pieces = load.pieces(events);
    ServeLoad.Result ingest = load.ingest(pieces, 2);
    row(table, "ingest, lines", ingest, "events");
    long grown = service.residentBytes() - before;
    table.row(
        "memory after it",
        shown("%.0f MB", service.residentBytes() / 1e6),
        shown("%+.0f bytes an event (resident, heap not collected)", (double) grown / events));
    ServeLoad.Result likes = load.likes(seconds, CALLERS);
    row(table, "single likes, " + CALLERS + " callers", likes, "likes");
    ServeLoad.Result counts = load.counts(seconds, 2);
    row(table, "counts of 1,000", counts, "targets");
  }

  /** Asks at a steady rate. */
  private interface Asking {
    ServeLoad.Result ask(int seconds, int connections, int perSecond)
        throws IOException, InterruptedException;
  }

  private void decisions(Table table, String name, ServeLoad load, List<byte[]> more, Asking asking)
      throws IOException, InterruptedException {
    ServeLoad.Result alone = asking.ask(seconds, 8, 2_000);
    row(table, name, alone, "decisions");
    table.row("processes that want to run, before that", runnable());
    CompletableFuture<ServeLoad.Result> beside =
        CompletableFuture.supplyAsync(() -> ingesting(load, more));
    ServeLoad.Result busy = asking.ask(seconds, 8, 2_000);
    row(table, "the same beside ingest", busy, "decisions");
    row(table, "that ingest", beside.join(), "events");
  }

  /** The machine's load over the last minute, as others may use it too; empty where untold. */
  private static String runnable() throws IOException {
    Path load = Path.of("/proc/loadavg");
    return Files.exists(load) ? Files.readString(load, StandardCharsets.UTF_8).strip() : "";
  }

  private static ServeLoad.Result ingesting(ServeLoad load, List<byte[]> pieces) {
    try {
      return load.ingest(pieces, 1);
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void row(Table table, String name, ServeLoad.Result result, String what) {
    table.row(
        name,
        shown("%,.0f " + what + "/s", result.perSecond()),
        shown("%.1f µs CPU each", result.cpuMicros()),
        result.latencies().shown());
  }

  private static String shown(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
