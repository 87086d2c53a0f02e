package dev.zhenzan.audit;

import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.audit.report.Names;
import dev.zhenzan.audit.write.LogNames;

/** The log's names as the report asks for them. */
record ReportNames(EngagementLog log, LogNames names) implements Names {

  @Override
  public String account(int id) {
    return names.accounts()[id];
  }

  @Override
  public String target(int id) {
    return names.targets()[id];
  }

  @Override
  public String device(int id) {
    return log.device(id);
  }

  @Override
  public String address(int id) {
    return log.address(id);
  }

  @Override
  public String community(int id) {
    return log.community(id);
  }

  @Override
  public String eventId(int row) {
    return log.eventId(row);
  }

  @Override
  public String[] eventIds(int[] rows) {
    return log.eventIds(rows);
  }
}
