package dev.zhenzan.core.like;

/** What became of one row of the log, as a like. The order is part of the file formats. */
public enum LikeStatus {
  /** Another type of event. */
  NOT_A_LIKE,
  /** The first like of its pair, standing at the end of the log: the raw count counts it. */
  STANDING,
  /** A further like while the first stood: counted apart, never twice. */
  REPEAT,
  /** Taken back later; it counted while it stood. */
  TAKEN_BACK;

  private static final LikeStatus[] VALUES = values();

  /** The status with the given ordinal. */
  public static LikeStatus of(int ordinal) {
    return VALUES[ordinal];
  }
}
