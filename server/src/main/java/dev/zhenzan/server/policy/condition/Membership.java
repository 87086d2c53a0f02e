package dev.zhenzan.server.policy.condition;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Being one of several. */
final class Membership {
  private Membership() {}

  static Truth oneOf(Item what, List<String> among) {
    Set<String> set = new HashSet<>(among);
    return frame -> {
      Object text = what.of(frame);
      boolean failed = frame.takeFailed();
      return failed || text == null ? Truth.UNKNOWN : is(set.contains(text));
    };
  }

  static Truth oneOf(Whole what, long[] among) {
    long[] sorted = among.clone();
    Arrays.sort(sorted);
    return frame -> {
      long number = what.of(frame);
      return frame.takeFailed() ? Truth.UNKNOWN : is(Arrays.binarySearch(sorted, number) >= 0);
    };
  }

  static Truth among(Item what, Item list) {
    return frame -> {
      Object text = what.of(frame);
      Object all = list.of(frame);
      boolean failed = frame.takeFailed();
      if (failed || text == null || !(all instanceof Collection<?> names)) {
        return Truth.UNKNOWN;
      }
      return is(names.contains(text));
    };
  }

  private static int is(boolean so) {
    return so ? Truth.YES : Truth.NO;
  }
}
