package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.sim.WorldOrder;
import dev.zhenzan.sim.Worlds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zhenzan simulate}: a synthetic world as files, with its truth beside it. */
@Command(
    name = "simulate",
    header = "A synthetic world with brushers and innocent crowds, and its truth.",
    sortOptions = false,
    description = {
      "Writes the log of a made-up platform, what it knows of its accounts, and the truth: which"
          + " accounts brush, how and with whom, and which likes are brushed. Everything follows"
          + " from the seed. Says how far each single feature tells the guilty from the innocent,"
          + " and which two commands come next.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan simulate --list",
      "  zhenzan simulate --world camouflage --accounts 20000 --seed 7 --out out/camouflage",
      "  zhenzan simulate --world bench --likes 10000000 --out out/long",
    })
final class SimulateCommand implements Callable<Integer> {
  private static final String BENCH = "bench";

  /** How the log is written. */
  enum Format {
    CSV,
    PARQUET
  }

  @Option(names = "--list", description = "Print the worlds with a line each, and stop.")
  private boolean list;

  @Option(names = "--world", paramLabel = "NAME", description = "Which world; see --list.")
  private @Nullable String world;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "5000",
      description = "About how many accounts, at least 300; default: ${DEFAULT-VALUE}.")
  private int accounts;

  @Option(
      names = "--likes",
      paramLabel = "N",
      description = "For the world bench: how many likes; default: twenty an account.")
  private @Nullable Long likes;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How long the world lasts, 4 to 45 days; default: 14, the demo 10.")
  private @Nullable Integer days;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where to write; default: out/worlds/NAME.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "Of the log: ${COMPLETION-CANDIDATES}; default: csv.")
  private Format format = Format.CSV;

  @Option(names = "--force", description = "Write over the files of an earlier world.")
  private boolean force;

  @Option(names = "--lang", description = "${COMPLETION-CANDIDATES}; default: en.")
  private Language language = Language.EN;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws RefusedException, IOException, SQLException {
    PrintWriter print = spec.commandLine().getOut();
    if (list) {
      printWorlds(print);
      return Zhenzan.OK;
    }
    String name = world;
    if (name == null) {
      throw new RefusedException("which world? name it with --world; --list prints them all");
    }
    WorldMaker maker = maker(name);
    Path folder = out == null ? Path.of("out", "worlds", name) : out;
    refuseForeign(folder);
    Path events = folder.resolve(format == Format.PARQUET ? "events.parquet" : "events.csv");
    try (Patience patience = new Patience(spec.commandLine().getErr(), language)) {
      patience.begin(language.of("making the world " + name, "正在生成 " + name));
      maker.make(folder, events);
    }
    maker.print(print, language, folder, events);
    return Zhenzan.OK;
  }

  private WorldMaker maker(String name) throws RefusedException {
    if (name.equals(BENCH)) {
      if (likes != null && likes < 1) {
        throw new RefusedException("at least one like must be written, not " + likes);
      }
      return new LongLog(likes == null ? 20L * accounts : likes, seed);
    }
    if (likes != null) {
      throw new RefusedException(
          "--likes belongs to --world bench; every other world is sized by --accounts");
    }
    try {
      WorldOrder order = WorldOrder.of(name, accounts, seed);
      return new NamedWorld(days == null ? order : order.lasting(days));
    } catch (IllegalArgumentException unfit) {
      throw new RefusedException(String.valueOf(unfit.getMessage()));
    }
  }

  private void printWorlds(PrintWriter print) {
    Table table = Table.ofFacts();
    for (Worlds.About each : Worlds.all()) {
      table.row(each.name(), language.of(each.english(), each.chinese()));
    }
    table.row(
        BENCH,
        language.of(
            "a long log for measuring speed: any number of likes, no crowds, no truth",
            "测速用的长日志：点赞数任意，没有人群，也没有真相"));
    table.print(print);
  }

  /** Only an empty folder is written to, or with --force one that holds an earlier world. */
  private void refuseForeign(Path folder) throws IOException, RefusedException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new RefusedException(folder + " is no folder: name another one with --out");
    }
    List<String> inside;
    try (Stream<Path> entries = Files.list(folder)) {
      inside = entries.map(entry -> entry.getFileName().toString()).toList();
    }
    boolean earlier = inside.stream().allMatch(WorldMaker.FILES::contains);
    if (!inside.isEmpty() && !earlier) {
      throw new RefusedException(folder + " holds something else: name another folder with --out");
    }
    if (!inside.isEmpty() && !force) {
      throw new RefusedException(folder + " holds an earlier world: --force writes over it");
    }
    for (String file : force ? inside : List.<String>of()) {
      Files.delete(folder.resolve(file));
    }
  }
}
