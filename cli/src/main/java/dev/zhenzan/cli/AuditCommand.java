package dev.zhenzan.cli;

import dev.zhenzan.audit.Audit;
import dev.zhenzan.audit.AuditPlan;
import dev.zhenzan.audit.AuditResult;
import dev.zhenzan.audit.read.Format;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.core.engine.AuditOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code zhenzan audit}: a file of likes in, an honest report out. */
@Command(
    name = "audit",
    header = "A log of likes in, an honest report out.",
    sortOptions = false,
    description = {
      "Reads an engagement log and writes, into one folder, what every like counts, who brushes"
          + " with whom, and a report to open in a browser.",
      "",
      "Only three columns are needed: time, actor, target. More make it surer: type, id, owner,"
          + " community, device, ip, dwell_ms, completion, text_length.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan audit likes.csv",
      "  zhenzan audit 'log/2026-*.csv.gz' --accounts users.csv --out out/march",
      "  zhenzan audit stars.jsonl --map actor=user.login,target=repo.name,time=created_at",
      "  zhenzan audit --sql \"select uid as actor, post as target, ts as time from 'x.parquet'\"",
      "  zhenzan audit likes.csv --target post-77 --lang zh",
    })
final class AuditCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "CSV, JSON lines or Parquet; .gz and .zst; globs.")
  private List<String> files = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Where to write; default: out/NAME-OF-THE-FIRST-FILE.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace an earlier output in that folder.")
  private boolean force;

  @Option(
      names = "--map",
      split = ",",
      paramLabel = "FIELD=COLUMN",
      description = "Which column is which; common names are guessed.")
  private Map<String, String> mapping = new LinkedHashMap<>();

  @Option(names = "--sql", paramLabel = "QUERY", description = "A DuckDB query instead of files.")
  private @Nullable String sql;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: by the ending.")
  private @Nullable Format format;

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description = "What is known of accounts: account, created, has_name, has_avatar, friends.")
  private @Nullable Path accounts;

  @Option(
      names = "--zone",
      converter = Zone.class,
      description = "The zone of times that name none; default: UTC.")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(
      names = "--fdr",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "At most this share of wrong flags; default: ${DEFAULT-VALUE}.")
  private double falseDiscoveryRate;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "Stop if more rows than this are malformed; default: ${DEFAULT-VALUE}.")
  private double rejectedShareMax;

  @Option(names = "--csv", description = "Write likes.csv beside likes.parquet.")
  private boolean csv;

  @Option(
      names = "--target",
      paramLabel = "ID",
      description = "Open the report with the due-diligence page of this post.")
  private @Nullable String target;

  @Option(names = "--owner", paramLabel = "ID", description = "The same for this profile.")
  private @Nullable String owner;

  @Option(names = "--title", description = "What the report calls the log.")
  private String title = "";

  @Option(names = "--lang", description = "${COMPLETION-CANDIDATES}; default: en.")
  private Language language = Language.EN;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing unless something is wrong.")
  private boolean quiet;

  @Option(names = "--json", description = "Print summary.json instead of the table.")
  private boolean json;

  @Option(names = "--measure", hidden = true, description = "Write times and memory to this file.")
  private @Nullable Path measure;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ReadException, RefusedException, IOException {
    AuditPlan plan = plan();
    PrintWriter out = spec.commandLine().getOut();
    Measurement measurement = new Measurement();
    AuditResult result = run(plan, measurement);
    if (measure != null) {
      measurement.write(measure);
    }
    if (json) {
      out.print(Files.readString(result.json()));
    } else if (!quiet) {
      new SummaryTable(language).print(out, result, measurement.total());
    }
    return Zhenzan.OK;
  }

  private AuditResult run(AuditPlan plan, Measurement measurement)
      throws ReadException, RefusedException, IOException {
    PrintWriter err = spec.commandLine().getErr();
    boolean visible = ProgressLine.onTerminal() && !quiet && !json;
    try (ProgressLine line = new ProgressLine(err, language, visible)) {
      AuditResult result = Audit.run(plan, measurement.and(line));
      measurement.finish();
      return result;
    }
  }

  private AuditPlan plan() {
    if (files.isEmpty() == (sql == null)) {
      throw usage("name the files to audit, or give a query with --sql; one of the two");
    }
    if (target != null && owner != null) {
      throw usage("--target and --owner exclude each other");
    }
    try {
      return new AuditPlan(
          request(),
          new AuditOptions(falseDiscoveryRate),
          out == null ? DefaultFolder.of(files) : out,
          force,
          csv,
          title,
          language.code(),
          target,
          owner,
          Version.number());
    } catch (IllegalArgumentException outOfRange) {
      throw usage(String.valueOf(outOfRange.getMessage()));
    }
  }

  private ReadRequest request() {
    ReadRequest any =
        sql == null ? ReadRequest.of(files.toArray(String[]::new)) : ReadRequest.ofSql(sql);
    return any.withFormat(format)
        .withMapping(mapping)
        .withZone(zone)
        .withRejectedShareMax(rejectedShareMax)
        .withAccounts(accounts)
        .withThreads(threads);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** A time zone by its name or offset. */
  static final class Zone implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String value) {
      try {
        return ZoneId.of(value);
      } catch (DateTimeException unknown) {
        throw new TypeConversionException(
            "'" + value + "' is no time zone; such are Asia/Shanghai, +08:00, UTC");
      }
    }
  }
}
