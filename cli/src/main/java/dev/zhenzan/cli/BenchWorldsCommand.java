package dev.zhenzan.cli;

import dev.zhenzan.sim.WorldFiles;
import dev.zhenzan.sim.WorldOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zhenzan bench worlds}: how fast synthetic worlds are played and written. */
@Command(
    name = "worlds",
    header = "How fast synthetic worlds are played and written.",
    sortOptions = false,
    description = {
      "Plays worlds and writes their files, one after the other in this process, and prints events"
          + " a second and the peak of memory so far. About 115 events an account: the default"
          + " makes ten million. The files of the last world stay.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan bench worlds",
      "  zhenzan bench worlds --worlds plain,victim,adaptive --accounts 20000",
      "  zhenzan bench worlds --accounts 200000",
    })
final class BenchWorldsCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final double GIB = 1 << 30;

  @Option(
      names = "--worlds",
      split = ",",
      paramLabel = "NAME",
      description = "Which worlds; default: plain.")
  private List<String> worlds = List.of("plain");

  @Option(
      names = "--accounts",
      defaultValue = "87000",
      description = "Accounts a world; default: ${DEFAULT-VALUE}.")
  private int accounts;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "out/bench/world",
      description = "Where files are made; default: ${DEFAULT-VALUE}.")
  private Path dir = Path.of("out", "bench", "world");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String world : worlds) {
      WorldOrder order = order(world);
      long began = System.nanoTime();
      WorldFiles.Written written = WorldFiles.stream(order, dir);
      double seconds = (System.nanoTime() - began) / NANOS;
      out.printf(
          Locale.ROOT,
          "%-12s %,d accounts, %,d events in %.1f s: %,.0f events/s, peak %.2f GiB%n",
          world,
          written.accounts(),
          written.events(),
          seconds,
          written.events() / seconds,
          PeakMemory.bytes() / GIB);
      out.flush();
    }
    return Zhenzan.OK;
  }

  private WorldOrder order(String world) {
    try {
      return WorldOrder.of(world, accounts, seed);
    } catch (IllegalArgumentException unfit) {
      throw new ParameterException(spec.commandLine(), String.valueOf(unfit.getMessage()), unfit);
    }
  }
}
