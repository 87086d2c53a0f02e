package dev.zhenzan.cli;

import dev.zhenzan.audit.Audit;
import dev.zhenzan.audit.AuditPlan;
import dev.zhenzan.audit.AuditResult;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.sim.Truth;
import dev.zhenzan.sim.World;
import dev.zhenzan.sim.WorldFiles;
import dev.zhenzan.sim.Worlds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zhenzan demo}: a small synthetic community, audited, and set against its own truth. */
@Command(
    name = "demo",
    header = "A small made-up community, audited and set against its own truth.",
    sortOptions = false,
    description = {
      "Makes a small synthetic community in which some people brush likes, audits it, says where"
          + " the report is, and compares the audit with the truth that it never saw.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  zhenzan demo", "  zhenzan demo --seed 7 --lang zh"})
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "out/demo",
      description = "Where to write; an earlier demo there is replaced. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out", "demo");

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Everything in the community follows from it; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--lang", description = "${COMPLETION-CANDIDATES}; default: en.")
  private Language language = Language.EN;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ReadException, RefusedException, IOException {
    Path files = out.resolve("world");
    refuseForeign(files);
    World world = Worlds.demo(seed);
    WorldFiles.write(world, files);
    PrintWriter print = spec.commandLine().getOut();
    introduce(print, world, files);
    Measurement measurement = new Measurement();
    AuditResult result = audit(files, measurement);
    new SummaryTable(language).print(print, result, measurement.total());
    print.println();
    print.println(language.of("Against the truth, which the audit never saw:", "与审计从未见过的真相对照："));
    print.println();
    score(files, result).print(print);
    lookAt(print, result);
    return Zhenzan.OK;
  }

  /** Only an earlier demo may be written over. */
  private void refuseForeign(Path files) throws IOException, RefusedException {
    if (!Files.exists(out) || Files.exists(files.resolve("truth_likes.csv"))) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(out)) {
      try (Stream<Path> entries = Files.list(out)) {
        empty = entries.findAny().isEmpty();
      }
    }
    if (!empty) {
      throw new RefusedException(out + " holds something else: name another folder with --out");
    }
  }

  private AuditResult audit(Path files, Measurement measurement)
      throws ReadException, RefusedException, IOException {
    AuditPlan plan =
        new AuditPlan(
            ReadRequest.of(files.resolve("events.csv").toString())
                .withAccounts(files.resolve("accounts.csv"))
                .withThreads(threads),
            AuditOptions.DEFAULTS,
            out.resolve("audit"),
            /* force= */ true,
            /* csv= */ true,
            language.of("The demo community", "演示社区"),
            language.code(),
            /* target= */ null,
            /* owner= */ null,
            Version.number());
    PrintWriter err = spec.commandLine().getErr();
    try (ProgressLine line = new ProgressLine(err, language, ProgressLine.onTerminal())) {
      AuditResult result = Audit.run(plan, measurement.and(line));
      measurement.finish();
      return result;
    }
  }

  private static Score score(Path files, AuditResult result) throws RefusedException {
    return EvaluateCommand.score(
        result.folder().resolve("likes.parquet"),
        files.resolve("truth_likes.csv"),
        result.folder().resolve("accounts.csv"),
        files.resolve("truth_accounts.csv"));
  }

  private void introduce(PrintWriter print, World world, Path files) {
    Map<String, Long> attacks =
        world.truth().accounts().values().stream()
            .filter(account -> account.label() == 1)
            .collect(
                Collectors.groupingBy(
                    Truth.AccountTruth::attack, TreeMap::new, Collectors.counting()));
    String hidden =
        attacks.entrySet().stream()
            .map(attack -> attack.getValue() + " × " + attack.getKey().replace('_', ' '))
            .collect(Collectors.joining(", "));
    print.printf(
        Locale.ROOT,
        language.of(
            "A community of %,d accounts and %,d events, made from seed %d, in %s.%n"
                + "Hidden in it: %s; %,d brushed likes.%n%n",
            "一个由种子生成的社区：%,d 个账号，%,d 条事件（种子 %d），位于 %s。%n" + "其中暗藏：%s；刷赞 %,d 个。%n%n"),
        world.accounts().size(),
        world.events().size(),
        seed,
        files,
        hidden,
        world.truth().fakeLikeIds().size());
  }

  private void lookAt(PrintWriter print, AuditResult result) {
    print.println();
    print.println(
        language.of(
            "Look at, in the report: the rings as pictures; the most inflated targets; for one"
                + " flagged account, the evidence as it was added up.",
            "报告中值得一看：团伙关系图；水分最大的内容；任一可疑账号的证据是如何累加的。"));
    print.println(result.report().toUri());
  }
}
