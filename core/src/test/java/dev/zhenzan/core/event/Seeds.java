package dev.zhenzan.core.event;

import java.util.stream.LongStream;

/** The seeds that seeded loops try, and the words that repeat a failure. */
public final class Seeds {
  private static final long FIRST = Long.getLong("zhenzan.seed", 1);

  private Seeds() {}

  /** The first seeds from {@code zhenzan.seed} on. */
  public static long[] first(int count) {
    return LongStream.range(FIRST, FIRST + count).toArray();
  }

  /** The command that tries one seed again. */
  public static String repeat(Class<?> test, long seed) {
    return "seed "
        + seed
        + "; repeat: mvn test -pl core -Dtest="
        + test.getSimpleName()
        + " -Dzhenzan.seed="
        + seed;
  }
}
