package dev.zhenzan.audit.read;

/** Told how far reading has come. Called on the thread that reads. */
@FunctionalInterface
public interface ReadProgress {

  /** Nobody watches. */
  ReadProgress NONE = (step, done) -> {};

  /**
   * A step moved on.
   *
   * @param step what is being done, such as {@code names}
   * @param done the share of the whole reading that is finished, 0…1, never falling
   */
  void at(String step, double done);
}
