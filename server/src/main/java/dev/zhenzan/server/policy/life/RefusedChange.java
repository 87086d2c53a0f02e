package dev.zhenzan.server.policy.life;

import dev.zhenzan.server.policy.text.Words;

/** A change that may not be made, and why. */
public final class RefusedChange extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Words why;

  RefusedChange(Words why) {
    super(why.english());
    this.why = why;
  }

  /** In both languages. */
  public Words why() {
    return why;
  }
}
