package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.EventType;
import org.jspecify.annotations.Nullable;

/** Where a feature's value comes from. */
public sealed interface Origin {

  /** Something that is known without keeping anything for it. */
  record Known() implements Origin {}

  /** Events within a sliding window. */
  sealed interface Window extends Origin {
    /** What it is counted by. */
    Side by();

    /** How long the window is, in milliseconds. */
    long withinMillis();
  }

  /**
   * How many events.
   *
   * @param of of which type, {@code null} for any
   */
  record Count(@Nullable EventType of, Side by, long withinMillis) implements Window {}

  /**
   * How many different entities.
   *
   * @param what of which kind
   * @param of in events of which type, {@code null} for any
   */
  record Distinct(Side what, @Nullable EventType of, Side by, long withinMillis)
      implements Window {}

  /** One over the other; not known while the other is zero. */
  record Ratio(Feature over, Feature under) implements Origin {}

  /** What an account's recent visits tell. */
  record Session(Measure measure) implements Origin {
    /** What of it. */
    public enum Measure {
      MINUTES,
      LIKES,
      HOURS_ACTIVE
    }
  }

  /** Whether the account viewed the target within a day before. */
  record HasView() implements Origin {}

  /** How long ago the account was first seen. */
  record Age() implements Origin {}
}
