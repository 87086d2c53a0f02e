package dev.zhenzan.audit.write;

import dev.zhenzan.audit.read.EngagementLog;

/**
 * The names of all accounts and targets of a log, fetched once, as looking them up one at a time
 * would cost a question to the database each.
 *
 * @param accounts by account id
 * @param targets by target id
 */
public record LogNames(String[] accounts, String[] targets) {

  /** Fetches the names of a log that is open. */
  public static LogNames of(EngagementLog log) {
    return new LogNames(log.allAccounts(), log.allTargets());
  }
}
