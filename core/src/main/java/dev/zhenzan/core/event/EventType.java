package dev.zhenzan.core.event;

/**
 * The kinds of engagement that Zhenzan understands. The order is part of the file formats: append,
 * never insert.
 */
public enum EventType {
  /** One account approves of one target; it stands until taken back. */
  LIKE,
  /** The account takes its standing like back. */
  UNLIKE,
  /** One of many quick approvals in a live room; never counted as a like. */
  TAP,
  /** The account was shown the target. */
  VIEW,
  /** The account wrote about the target. */
  COMMENT,
  /** The account passed the target on. */
  SHARE,
  /** The account follows another account (the target's owner). */
  FOLLOW,
  /** Two accounts exchanged business cards, in person as a rule. */
  EXCHANGE,
  /** The account joined a community. */
  JOIN,
  /** The account signed in. */
  LOGIN,
  /** The account checked in for the day. */
  CHECKIN;

  private static final EventType[] VALUES = values();

  /**
   * The type with the given ordinal, without the copy that {@link #values()} makes.
   *
   * @throws ArrayIndexOutOfBoundsException if there is none
   */
  public static EventType of(int ordinal) {
    return VALUES[ordinal];
  }
}
