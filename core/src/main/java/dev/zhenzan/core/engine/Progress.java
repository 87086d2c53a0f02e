package dev.zhenzan.core.engine;

/** Told how far the work has come; the core itself has no clock and prints nothing. */
@FunctionalInterface
public interface Progress {

  /** Nobody watches. */
  Progress NONE = (step, done) -> {};

  /**
   * A step moved on.
   *
   * @param step what is being done, such as {@code lockstep}
   * @param done the share of the whole analysis that is finished, 0…1, never falling
   */
  void at(String step, double done);
}
