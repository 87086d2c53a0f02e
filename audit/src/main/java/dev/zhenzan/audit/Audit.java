package dev.zhenzan.audit;

import dev.zhenzan.audit.AuditProgress.Phase;
import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.LogReader;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.audit.read.Workers;
import dev.zhenzan.audit.report.Focus;
import dev.zhenzan.audit.report.Report;
import dev.zhenzan.audit.report.ReportInput;
import dev.zhenzan.audit.write.AuditFiles;
import dev.zhenzan.audit.write.AuditSummary;
import dev.zhenzan.audit.write.LogNames;
import dev.zhenzan.audit.write.OutputFolder;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.engine.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole audit: a log in, a folder out. */
public final class Audit {
  static final String REPORT = "report.html";

  /** From so many events on, what is dead weighs more than the time to clear it away. */
  private static final int LARGE_EVENTS = 2_000_000;

  private final AuditPlan plan;
  private final AuditProgress progress;

  private Audit(AuditPlan plan, AuditProgress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Reads, analyses, writes and reports. The output folder appears whole at the end, or not at all.
   *
   * @throws ReadException if the input cannot be read, or the reader's database cannot write
   * @throws RefusedException if the output folder may not be replaced, or the post or profile asked
   *     for is not in the log
   * @throws IOException if a file cannot be written
   */
  public static AuditResult run(AuditPlan plan, AuditProgress progress)
      throws ReadException, RefusedException, IOException {
    try (OutputFolder folder = OutputFolder.prepare(plan.out(), plan.force())) {
      AuditSummary summary = new Audit(plan, progress).into(folder);
      return new AuditResult(summary, folder.publish());
    } catch (IOException | ReadException | UncheckedIOException e) {
      if (FullDisk.caused(e)) {
        throw FullDisk.of(plan.out(), e);
      }
      throw e;
    }
  }

  private AuditSummary into(OutputFolder folder)
      throws ReadException, RefusedException, IOException {
    try (EngagementLog log = LogReader.read(input(folder), at(Phase.READ)::step)) {
      letGo(log.events().size());
      LogNames names = LogNames.of(log);
      Optional<Focus> focus = focus(names);
      Findings findings = analyse(log);
      letGo(log.events().size());
      AuditSummary summary = AuditSummary.of(log.intake(), log.events(), findings);
      progress.at(Phase.WRITE, "files", 0);
      Path aside = folder.aside();
      Together.run(
          plan.input().threads(),
          () -> AuditFiles.likes(aside, log, findings, plan.csv(), plan.input().threads()),
          () -> {
            AuditFiles.write(aside, log, names, findings, summary, plan.options());
            report(aside, log, names, findings, focus.orElse(null));
          });
      progress.at(Phase.REPORT, "done", 1);
      return summary;
    }
  }

  private Findings analyse(EngagementLog log) {
    try (Workers workers = new Workers(plan.input().threads())) {
      return Engine.analyse(
          log.events(), log.profiles(), plan.options(), workers.tasks(), at(Phase.ANALYSE)::step);
    }
  }

  /**
   * Reading and the engine leave behind more than they hand over, and the collector would let it
   * lie as long as the heap may grow, beside what the next phase takes: a quarter of the peak of a
   * large log.
   */
  private static void letGo(int events) {
    if (events >= LARGE_EVENTS) {
      System.gc();
    }
  }

  /** What does not fit into memory goes beside the output, where there is room for it. */
  private ReadRequest input(OutputFolder folder) {
    return plan.input().withWork(folder.work(), plan.input().memoryBytesMax());
  }

  private void report(
      Path folder, EngagementLog log, LogNames names, Findings findings, @Nullable Focus focus)
      throws IOException {
    progress.at(Phase.REPORT, "report", 0);
    Report.write(
        new ReportInput(
            plan.title(),
            log.events(),
            findings,
            new ReportNames(log, names),
            ReportFacts.of(plan, log.intake()),
            plan.language(),
            focus),
        folder.resolve(REPORT));
  }

  /** Found before the analysis, so that a slip of the pen costs no long wait. */
  private Optional<Focus> focus(LogNames names) throws RefusedException {
    if (plan.target() != null) {
      return Optional.of(new Focus.Target(idOf(names.targets(), plan.target(), "target")));
    }
    if (plan.owner() != null) {
      return Optional.of(new Focus.Owner(idOf(names.accounts(), plan.owner(), "account")));
    }
    return Optional.empty();
  }

  private static int idOf(String[] names, String name, String kind) throws RefusedException {
    int id = Arrays.asList(names).indexOf(name);
    if (id < 0) {
      throw new RefusedException("no " + kind + " in the log is called " + name);
    }
    return id;
  }

  private InPhase at(Phase phase) {
    return new InPhase(progress, phase);
  }

  /** One phase's view of the progress. */
  private record InPhase(AuditProgress progress, Phase phase) {
    void step(String step, double done) {
      progress.at(phase, step, done);
    }
  }
}
