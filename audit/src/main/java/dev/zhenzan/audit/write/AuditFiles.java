package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Findings;
import java.io.IOException;
import java.nio.file.Path;

/** All files of an audit but the report; docs/output.md names every file and column. */
public final class AuditFiles {
  private AuditFiles() {}

  /**
   * Writes the likes: the longest of the files, and nothing else waits for it.
   *
   * @param folder an existing folder that does not hold them
   * @param csv whether to write {@code likes.csv} beside {@code likes.parquet}
   * @param threads how many threads may work, at least 1
   * @throws ReadException if a file cannot be written
   */
  public static void likes(
      Path folder, EngagementLog log, Findings findings, boolean csv, int threads)
      throws ReadException {
    LikeFiles.write(
        log,
        findings.likes(),
        folder.resolve("likes.parquet"),
        csv ? folder.resolve("likes.csv") : null,
        threads);
  }

  /**
   * Writes all other files.
   *
   * @param folder an existing folder that holds none of them
   * @param log the log that the findings are about
   * @param names the names of its accounts and targets
   * @param findings what the engine found
   * @param summary the same in a few numbers
   * @param options what the operator asked for
   * @throws IOException if a file cannot be written
   * @throws ReadException if the reader's memory of its rejects cannot be written
   */
  public static void write(
      Path folder,
      EngagementLog log,
      LogNames names,
      Findings findings,
      AuditSummary summary,
      AuditOptions options)
      throws IOException, ReadException {
    String[] accounts = names.accounts();
    String[] targets = names.targets();
    int[] owners = log.events().ownerOfTarget();
    AccountsFile.write(folder.resolve("accounts.csv"), accounts, findings);
    TargetsFile.write(folder.resolve("targets.csv"), targets, owners, accounts, findings.counts());
    RingFiles.rings(folder.resolve("rings.csv"), findings);
    RingFiles.members(folder.resolve("ring_members.csv"), findings.rings(), accounts);
    EvidenceFile.write(
        folder.resolve("evidence.jsonl"), log, accounts, targets, findings.signals());
    SummaryFile.write(folder.resolve(OutputFolder.MARK), summary, findings, options);
    log.writeRejected(folder.resolve("rejected.csv"));
  }
}
