package dev.zhenzan.server.ladder;

import java.util.Locale;

/** The steps of the ladder, in rising order. */
public enum Step {
  /** Looked at more closely; changes nothing. */
  OBSERVE,
  /** Likes count for less while it stands. */
  WEIGH_LESS,
  /** For some hours likes are met with a limit at the door. */
  LIMIT,
  /** The likes given so far count for nothing. */
  CLEAN,
  /** No likes are taken for some days, and those that came all the same count for nothing. */
  FREEZE,
  /** No likes are taken any more, and none that was ever given counts. */
  BAN;

  /** As it is written: {@code weigh_less}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The step of a text.
   *
   * @throws IllegalArgumentException if there is none, saying which there are
   */
  public static Step of(String text) {
    for (Step step : values()) {
      if (step.text().equals(text)) {
        return step;
      }
    }
    throw new IllegalArgumentException(
        "there is no step \""
            + text
            + "\"; there are observe, weigh_less, limit, clean, freeze and ban");
  }

  /** Whether a like is refused at the door while the measure stands. */
  public boolean shutsTheDoor() {
    return this == LIMIT || this == FREEZE || this == BAN;
  }

  /** Whether likes lose weight by it. */
  public boolean weighs() {
    return this != OBSERVE && this != LIMIT;
  }

  /** Whether what it took from likes comes back when its time has run out. */
  boolean givesBackAtItsEnd() {
    return this == WEIGH_LESS;
  }
}
