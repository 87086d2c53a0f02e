package dev.zhenzan.server.policy.feature;

import org.jspecify.annotations.Nullable;

/** What is held of an account without counting anything; looked up when it is asked for. */
public interface Held {
  /** The last verdict on it, {@code null} before the first. */
  @Nullable Judged judged();

  /** What is in force on it. */
  Standing standing();

  /** What was looked up already. */
  static Held of(@Nullable Judged judged, Standing standing) {
    return new Held() {
      @Override
      public @Nullable Judged judged() {
        return judged;
      }

      @Override
      public Standing standing() {
        return standing;
      }
    };
  }
}
