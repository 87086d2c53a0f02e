package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.sim.BenchWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zhenzan bench audit}: how fast an audit is, beside a bare pass over the same file. */
@Command(
    name = "audit",
    header = "How fast an audit is, and how much memory it takes.",
    sortOptions = false,
    description = {
      "Makes a log with all columns and measures, in one run: a bare DuckDB scan of the file with"
          + " one hash update per event, the whole audit from CSV and from Parquet as processes of"
          + " their own, the audit's parts, and peak memory. The files are kept for the next run.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan bench audit",
      "  zhenzan bench audit --likes 1000000 --json",
      "  zhenzan bench audit --scale --dir /fast/disk/bench",
    })
final class BenchAuditCommand implements Callable<Integer> {
  private static final List<Long> SCALE = List.of(1_000_000L, 10_000_000L, 30_000_000L);
  private static final int PASSES = 2;

  @Option(names = "--likes", defaultValue = "10000000", description = "Default: ${DEFAULT-VALUE}.")
  private long likes;

  @Option(names = "--scale", description = "Measure 1, 10 and 30 million likes instead.")
  private boolean scale;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "out/bench",
      description = "Where the files are made; default: ${DEFAULT-VALUE}.")
  private Path dir = Path.of("out", "bench");

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Files.createDirectories(dir);
    PrintWriter out = spec.commandLine().getOut();
    List<AuditBench> sizes = new ArrayList<>();
    for (long size : scale ? SCALE : List.of(likes)) {
      AuditBench bench = measure(size);
      sizes.add(bench);
      if (!json) {
        bench.print(out);
        out.flush();
      }
    }
    if (json) {
      out.print(json(sizes));
    } else {
      growth(out, sizes);
    }
    return Zhenzan.OK;
  }

  private AuditBench measure(long size) throws IOException, SQLException, InterruptedException {
    BareScan scan = new BareScan(threads);
    Path csv = dir.resolve("likes-" + size + "-" + seed + ".csv");
    Path parquet = dir.resolve("likes-" + size + "-" + seed + ".parquet");
    make(scan, size, csv, parquet);
    return new AuditBench(
        size,
        scan.rows(BareScan.parquet(parquet)),
        scan.seconds(BareScan.csv(csv), PASSES),
        scan.seconds(BareScan.parquet(parquet), PASSES),
        AuditProcess.run(csv, dir, threads),
        AuditProcess.run(parquet, dir, threads));
  }

  /** The Parquet file comes last: where it is, the CSV file is whole too. */
  private void make(BareScan scan, long size, Path csv, Path parquet)
      throws IOException, SQLException {
    if (Files.exists(parquet) && Files.exists(csv)) {
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, "making %,d likes in %s ...%n", size, dir);
    err.flush();
    BenchWorld.stream(size, seed, csv);
    Path unfinished = dir.resolve(parquet.getFileName() + ".unfinished");
    scan.copy(csv, unfinished);
    Files.move(unfinished, parquet);
  }

  private static void growth(PrintWriter out, List<AuditBench> sizes) {
    for (int i = 1; i < sizes.size(); i++) {
      AuditBench small = sizes.get(i - 1);
      AuditBench large = sizes.get(i);
      double times = large.likes() / (double) small.likes();
      out.printf(
          Locale.ROOT,
          "%,d → %,d likes: %.2f times linear from CSV, %.2f from Parquet%n",
          small.likes(),
          large.likes(),
          large.csv().seconds() / small.csv().seconds() / times,
          large.parquet().seconds() / small.parquet().seconds() / times);
    }
  }

  private static String json(List<AuditBench> sizes) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (AuditBench size : sizes) {
        size.write(json);
      }
      json.writeEndArray();
    }
    return text.append('\n').toString();
  }
}
