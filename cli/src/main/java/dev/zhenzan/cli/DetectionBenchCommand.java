package dev.zhenzan.cli;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.sim.Worlds;
import dev.zhenzan.sim.board.Board;
import dev.zhenzan.sim.board.BoardPlan;
import dev.zhenzan.sim.board.BoardStore;
import dev.zhenzan.sim.board.Rival;
import dev.zhenzan.sim.board.Scoreboard;
import dev.zhenzan.sim.board.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zhenzan bench detection}: how well brushing is found, beside a floor and a ceiling. */
@Command(
    name = "detection",
    header = "How well brushing is found, beside a floor, a ceiling and published methods.",
    sortOptions = false,
    description = {
      "Plays synthetic worlds, judges each, and sets the verdicts beside the truth. Seeds for"
          + " reporting and seeds for tuning are kept apart.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan bench detection --out out/board --resume --markdown",
      "  zhenzan bench detection --worlds plain,bare --seeds 1001,1002 --json",
      "  zhenzan bench detection --tuning --worlds plain --accounts 5000 --rivals none --detail",
    })
final class DetectionBenchCommand implements Callable<Integer> {
  private static final List<String> DEFAULT_WORLDS =
      List.of(
          "plain",
          "camouflage",
          "drip",
          "rotation",
          "adaptive",
          "victim",
          "no-device",
          "no-views",
          "bare",
          "innocent");

  private static final int SEEDS = 5;

  /** From here on a single number is a seed. */
  private static final int SEED_MIN = 100;

  @Option(
      names = "--worlds",
      split = ",",
      paramLabel = "NAME",
      description = "Which worlds; default: all but the demo.")
  private List<String> worlds =
      DEFAULT_WORLDS.stream().filter(name -> Worlds.names().contains(name)).toList();

  @Option(
      names = "--accounts",
      defaultValue = "20000",
      description = "Accounts a world; default: ${DEFAULT-VALUE}.")
  private int accounts;

  @Option(
      names = "--seeds",
      paramLabel = "N|LIST",
      description =
          "How many seeds, or which: several with commas, or one from 100 on; default: 5.")
  private @Nullable String seeds;

  @Option(names = "--tuning", description = "Use tuning seeds (1…99); never report from these.")
  private boolean tuning;

  @Option(
      names = "--rivals",
      split = ",",
      paramLabel = "NAME",
      description = "ceiling, fraudar, synchrotrap, copycatch, all or none; default: all.")
  private List<String> rivals = List.of("all");

  @Option(
      names = "--delay",
      paramLabel = "N",
      description = "On how many seeds to measure delay; default: 1, with --tuning 0.")
  private @Nullable Integer delay;

  @Option(
      names = "--fdr",
      defaultValue = "0.01",
      description = "The share of wrong flags asked for; default: ${DEFAULT-VALUE}.")
  private double fdr;

  @Option(names = "--detail", description = "Also print what each signal added, by group.")
  private boolean detail;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write scoreboard.json, .html and .md there, and what is found on the way.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = "Take up what this same program found in --out before it was broken off.")
  private boolean resume;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "EN",
      description = "Of Markdown, and in which the page opens: ${COMPLETION-CANDIDATES}.")
  private Language language = Language.EN;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Option(names = "--markdown", description = "Print Markdown tables for documents.")
  private boolean markdown;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    BoardPlan plan = plan();
    PrintWriter err = spec.commandLine().getErr();
    Scoreboard board;
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    try (ProgressLine line = new ProgressLine(err, Language.EN, ProgressLine.onTerminal())) {
      board = Board.run(plan, Tasks.on(pool, threads), pool, new ScoredLines(line), store(plan));
    } finally {
      pool.shutdownNow();
    }
    write(board);
    return Zhenzan.OK;
  }

  /** Where there is a folder, what is found is kept there as soon as it is found. */
  private BoardStore store(BoardPlan plan) throws IOException {
    if (out == null) {
      return BoardStore.NONE;
    }
    return BoardFiles.in(out.resolve("parts"), plan, resume);
  }

  private void write(Scoreboard board) throws IOException {
    String text = DetectionJson.of(board);
    if (json) {
      spec.commandLine().getOut().print(text);
    } else if (markdown) {
      spec.commandLine().getOut().print(DetectionMarkdown.of(board, language));
    } else {
      new DetectionTable(spec.commandLine().getOut()).print(board, detail);
    }
    Path folder = out;
    if (folder != null) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("scoreboard.json"), text);
      Files.writeString(folder.resolve("scoreboard.html"), DetectionPage.of(board, language));
      for (Language each : Language.values()) {
        Files.writeString(
            folder.resolve(each == Language.ZH ? "scoreboard.zh-CN.md" : "scoreboard.md"),
            DetectionMarkdown.of(board, each));
      }
    }
  }

  private BoardPlan plan() {
    if (resume && out == null) {
      throw new ParameterException(spec.commandLine(), "--resume needs --out: what to go on from");
    }
    Seeds use = tuning ? Seeds.TUNING : Seeds.REPORTING;
    int watched = delay == null ? (tuning ? 0 : 1) : delay;
    try {
      return new BoardPlan(
          worlds, accounts, use, seeds(use), watched, rivals(), new AuditOptions(fdr));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** A single number below {@link #SEED_MIN} says how many. */
  private List<Long> seeds(Seeds use) {
    String given = seeds == null ? String.valueOf(SEEDS) : seeds;
    List<Long> numbers = Arrays.stream(given.split(",")).map(Long::valueOf).toList();
    boolean count = numbers.size() == 1 && numbers.get(0) < SEED_MIN;
    return count ? use.first(Math.toIntExact(numbers.get(0))) : numbers;
  }

  private static Rival rival(String name) {
    for (Rival rival : Rival.values()) {
      if (rival.id().equalsIgnoreCase(name)) {
        return rival;
      }
    }
    throw new IllegalArgumentException("no rival is named " + name);
  }

  private Set<Rival> rivals() {
    Set<Rival> chosen = EnumSet.noneOf(Rival.class);
    for (String name : rivals) {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "all" -> chosen.addAll(EnumSet.allOf(Rival.class));
        case "none" -> chosen.clear();
        default -> chosen.add(rival(name));
      }
    }
    return chosen;
  }
}
