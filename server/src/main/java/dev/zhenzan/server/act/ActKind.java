package dev.zhenzan.server.act;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that can be done, in one place. The text of a kind is kept in databases: it is never
 * changed and never used again for something else.
 */
public enum ActKind {
  /** A step of the ladder is taken against an account. */
  MEASURE_TAKEN,
  /** A measure that was to begin later begins. */
  MEASURE_BEGUN,
  /** A measure has run its time. */
  MEASURE_ENDED,
  /** A measure was wrong: as if it had never been. */
  MEASURE_UNDONE,
  STRIKE_GIVEN,
  STRIKE_UNDONE,
  /** A name is put on an entity: a label, or a place in a list. */
  LABEL_SET,
  LABEL_REMOVED,
  /** A person decides about an account against, or ahead of, the engine. */
  OVERRIDE_SET,
  OVERRIDE_REMOVED,
  CASE_OPENED,
  CASE_CLAIMED,
  CASE_RELEASED,
  CASE_SKIPPED,
  CASE_NOTED,
  CASE_DECIDED,
  APPEAL_FILED,
  POLICY_SAVED,
  POLICY_MOVED,
  POLICY_ALARMED,
  SNOOZE_SET,
  SNOOZE_REMOVED,
  LADDER_SET,
  RETENTION_SET,
  RETENTION_KEPT,
  KEY_MADE,
  KEY_REVOKED,
  ROLE_SET,
  PERSON_SET,
  PERSON_REMOVED,
  SESSION_BEGUN,
  SESSION_ENDED,
  CONFIG_IMPORTED,
  BACKUP_MADE,
  /** Somebody looked at what is held of one person. */
  LOOKED,
  PERSON_EXPORTED,
  PERSON_ERASED;

  private static final Set<ActKind> OF_OPERATION =
      EnumSet.of(
          POLICY_SAVED,
          POLICY_MOVED,
          POLICY_ALARMED,
          LADDER_SET,
          RETENTION_SET,
          RETENTION_KEPT,
          KEY_MADE,
          KEY_REVOKED,
          ROLE_SET,
          PERSON_SET,
          PERSON_REMOVED,
          SESSION_BEGUN,
          SESSION_ENDED,
          CONFIG_IMPORTED,
          BACKUP_MADE);

  /** Whether its subject is a part of the service and no account. */
  public boolean isOfOperation() {
    return OF_OPERATION.contains(this);
  }

  /** As it is written: {@code measure.taken}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /**
   * The kind of a text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ActKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('.', '_'));
  }
}
