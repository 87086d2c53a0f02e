package dev.zhenzan.server.key;

import org.jspecify.annotations.Nullable;

/** Those who may come into one space, by what they present. */
public interface Credentials {
  /**
   * Whether what is presented was given out here, by its public part alone: it may be wrong or have
   * ended. Looks into memory only and takes the same time for everybody.
   */
  boolean knows(String credential);

  /** Who presents it and what they may do, or {@code null} if it does not work. */
  @Nullable ApiKey check(String credential);
}
