package dev.zhenzan.audit;

import dev.zhenzan.audit.write.AuditSummary;
import java.nio.file.Path;

/**
 * What an audit has left behind.
 *
 * @param summary the audit in a few numbers
 * @param folder the folder that holds its files
 */
public record AuditResult(AuditSummary summary, Path folder) {

  /** The page to open first. */
  public Path report() {
    return folder.resolve(Audit.REPORT);
  }

  /** The numbers for programs. */
  public Path json() {
    return folder.resolve("summary.json");
  }
}
