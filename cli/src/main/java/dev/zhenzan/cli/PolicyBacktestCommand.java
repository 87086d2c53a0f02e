package dev.zhenzan.cli;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.LogReader;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.audit.read.Workers;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.backtest.Backtest;
import dev.zhenzan.server.policy.backtest.BacktestPlan;
import dev.zhenzan.server.policy.backtest.BacktestResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan policy backtest}: what policies would have done to a log. */
@Command(
    name = "backtest",
    header =
        "Plays policies over a log: whom they would have touched, and how many of them wrongly.",
    sortOptions = false,
    description = {
      "Every like goes, in the order of time, through the same evaluation as at the gate; accounts"
          + " go through the closing policies at the end of each epoch, with the verdicts of the"
          + " engine on everything up to there. Nothing sees the future.",
      "",
      "A policy may go live when the upper bound (95 %) of the genuine likers that it touches is"
          + " within its budget.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan policy backtest shipped --log likes.csv",
      "  zhenzan policy backtest policies/ --log world/events.csv --truth world",
      "  zhenzan policy backtest new.yaml --log likes.parquet --against old.yaml --by-day"
    })
final class PolicyBacktestCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "POLICIES",
      arity = "1..*",
      description = "Policy files and folders; shipped for those that come with the program.")
  private List<String> files = List.of();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      required = true,
      split = ",",
      description = "CSV, JSON lines or Parquet, as for audit.")
  private List<String> logs = List.of();

  @Option(names = "--accounts", paramLabel = "FILE", description = "As for audit.")
  private @Nullable Path accounts;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      description = "The folder of a simulated world: scores against its truth_accounts.csv.")
  private @Nullable Path truth;

  @Option(
      names = "--against",
      paramLabel = "OTHER",
      description = "Other policies, to see what only the one or the other touches.")
  private List<String> against = List.of();

  @Option(
      names = "--closings",
      defaultValue = "4",
      paramLabel = "N",
      description = "Into how many epochs the log is cut; default: ${DEFAULT-VALUE}.")
  private int closings;

  @Option(
      names = "--fdr",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "At most this share of wrong flags; default: ${DEFAULT-VALUE}.")
  private double falseDiscoveryRate;

  @Option(names = "--by-day", description = "Also what each policy did on each day.")
  private boolean byDay;

  @Option(names = "--lang", description = "${COMPLETION-CANDIDATES}; default: en.")
  private Language language = Language.EN;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException, ReadException {
    if (closings < 1 || threads < 1) {
      throw new ParameterException(spec.commandLine(), "--closings and --threads are at least 1");
    }
    PrintWriter err = spec.commandLine().getErr();
    Policies here = PolicyFiles.sound(files, err, language);
    Policies there = PolicyFiles.sound(against, err, language);
    PolicyTruth known = truth == null ? null : PolicyTruth.read(truth);
    try (ProgressLine line = new ProgressLine(err, language, ProgressLine.onTerminal() && !json);
        EngagementLog log = LogReader.read(request(), (step, done) -> line.at(step, done / 2))) {
      String[] names = log.allAccounts();
      BacktestResult result = play(here, there, log, names, line);
      line.close();
      PolicyReport report = new PolicyReport(result, log.events(), names, known, language);
      if (json) {
        spec.commandLine().getOut().print(report.json());
      } else {
        report.print(spec.commandLine().getOut(), byDay);
      }
    }
    return Zhenzan.OK;
  }

  private BacktestResult play(
      Policies here, Policies there, EngagementLog log, String[] names, ProgressLine line) {
    BacktestPlan plan =
        new BacktestPlan(
            log.events(),
            log.profiles(),
            id -> names[id],
            live(here),
            live(there),
            closings,
            new AuditOptions(falseDiscoveryRate));
    try (Workers workers = new Workers(threads)) {
      return Backtest.run(plan, workers.tasks(), (step, done) -> line.at(step, 0.5 + done / 2));
    }
  }

  /** A backtest asks what would be if they were in force. */
  private static List<PolicySet.Member> live(Policies policies) {
    List<PolicySet.Member> members = new ArrayList<>();
    policies.policies().forEach(each -> members.add(new PolicySet.Member(each, State.LIVE)));
    return members;
  }

  private ReadRequest request() {
    return ReadRequest.of(logs.toArray(String[]::new)).withAccounts(accounts).withThreads(threads);
  }
}
