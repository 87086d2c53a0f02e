package dev.zhenzan.flink;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a fold measured of one key in one epoch. Two are equal if all their numbers are.
 *
 * @param measures in the order of the fold's names; not copied
 */
public record FoldResult(long key, long epoch, long[] measures) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FoldResult result
        && key == result.key
        && epoch == result.epoch
        && Arrays.equals(measures, result.measures);
  }

  @Override
  public int hashCode() {
    return (Long.hashCode(key) * 31 + Long.hashCode(epoch)) * 31 + Arrays.hashCode(measures);
  }

  @Override
  public String toString() {
    return "key " + key + ", epoch " + epoch + ": " + Arrays.toString(measures);
  }
}
