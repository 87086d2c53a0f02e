package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.LogReader;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.sim.BenchWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zhenzan bench engine}: how fast the analysis alone is, cold and warm. */
@Command(
    name = "engine",
    header = "How fast the analysis alone is, cold and warm.",
    sortOptions = false,
    description = {
      "Reads a log with all columns and analyses it several times in this process. The first run is"
          + " what an audit sees; the median of the others is what the engine does once it is warm."
          + " The file is kept for the next run.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  zhenzan bench engine", "  zhenzan bench engine --likes 1000000 --runs 9 --json"})
final class BenchEngineCommand implements Callable<Integer> {
  @Option(names = "--likes", defaultValue = "10000000", description = "Default: ${DEFAULT-VALUE}.")
  private long likes;

  @Option(names = "--runs", defaultValue = "5", description = "Warm runs; ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "out/bench",
      description = "Where the file is made; default: ${DEFAULT-VALUE}.")
  private Path dir = Path.of("out", "bench");

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, ReadException {
    Files.createDirectories(dir);
    Path csv = dir.resolve("likes-" + likes + "-" + seed + ".csv");
    if (!Files.exists(csv)) {
      Path unfinished = dir.resolve(csv.getFileName() + ".unfinished");
      BenchWorld.stream(likes, seed, unfinished);
      Files.move(unfinished, csv);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (EngagementLog log = LogReader.read(ReadRequest.of(csv.toString()), (step, done) -> {})) {
      EngineBench bench =
          EngineBench.measure(log.events(), likes, Math.max(1, threads), Math.max(1, runs));
      if (json) {
        out.print(json(bench));
      } else {
        bench.print(out);
      }
    }
    return Zhenzan.OK;
  }

  private static String json(EngineBench bench) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      bench.write(json);
    }
    return text.append('\n').toString();
  }
}
