package dev.zhenzan.audit;

import dev.zhenzan.audit.read.Intake;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the run was made, as far as it does not change between two runs over the same rows. */
final class ReportFacts {
  private ReportFacts() {}

  static Map<String, String> of(AuditPlan plan, Intake intake) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("rows", Long.toString(intake.rows()));
    facts.put("accepted", Long.toString(intake.accepted()));
    facts.put("rejected", Long.toString(intake.rejected()));
    if (intake.skipped() > 0) {
      facts.put("skipped", Long.toString(intake.skipped()));
    }
    facts.put("columns_used", columns(intake));
    facts.put("columns_missing", String.join(", ", intake.missing()));
    facts.put("fdr", Double.toString(plan.options().falseDiscoveryRate()));
    facts.put("version", plan.version());
    return facts;
  }

  private static String columns(Intake intake) {
    return new TreeMap<>(intake.columns())
        .entrySet().stream()
            .map(column -> column.getKey() + " = " + column.getValue())
            .collect(Collectors.joining(", "));
  }
}
