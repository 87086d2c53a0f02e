package dev.zhenzan.server.gate;

import java.util.Locale;

/** What to do about an engagement at the door, in rising order. */
public enum Outcome {
  /** Let it happen and count it. */
  ALLOW,
  /** Let it happen; it counts for less. */
  WEIGH_LESS,
  /** Let it happen, slowly; it counts for nothing until a closing says otherwise. */
  LIMIT,
  /** Keep it back until a closing, or somebody, has looked at it. */
  HOLD,
  /** Refuse it. */
  REJECT;

  /** As it is written in answers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
