package dev.zhenzan.core.flow;

/** Where the measures of closed epochs go. */
@FunctionalInterface
public interface MeasureSink {

  /**
   * Takes the measures of one key in one epoch. A runner hands over epochs in order, and the keys
   * of an epoch in order of their numbers.
   *
   * @param measures in the order of the fold's {@link KeyedFold#measures() names}; valid during the
   *     call only
   */
  void accept(long key, long epoch, long[] measures);
}
