package dev.zhenzan.server.policy;

import java.util.Locale;

/** Where a version of a policy is in its life. */
public enum State {
  /** Being written; asked of nobody. */
  DRAFT,
  /** Asked and written down; nothing is done. */
  SHADOW,
  /** In force. */
  LIVE,
  /** Over; never again. */
  RETIRED;

  /** Whether it is asked. */
  public boolean isAsked() {
    return this == SHADOW || this == LIVE;
  }

  /** In lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
