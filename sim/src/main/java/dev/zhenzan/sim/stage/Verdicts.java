package dev.zhenzan.sim.stage;

/** Whom the platform held to brush when it last published. */
@FunctionalInterface
public interface Verdicts {
  /** A platform that has published nothing, or nobody. */
  Verdicts NONE = person -> false;

  /** Whether the person is flagged. */
  boolean isFlagged(Person person);
}
