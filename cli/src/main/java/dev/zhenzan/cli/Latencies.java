package dev.zhenzan.cli;

import java.util.Arrays;
import java.util.Locale;

/** How long calls took; one thread adds, and sums are joined at the end. */
final class Latencies {
  private long[] nanos = new long[1 << 14];
  private int size;

  void add(long each) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = each;
  }

  void addAll(Latencies other) {
    for (int at = 0; at < other.size; at++) {
      add(other.nanos[at]);
    }
  }

  int size() {
    return size;
  }

  /** The latency that a share of the calls stayed within, in milliseconds. */
  double millis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(size - 1L, (long) Math.ceil(share * size))] / 1e6;
  }

  /** Median, 99th percentile and the longest. */
  String shown() {
    return String.format(
        Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, max %.1f ms", millis(0.5), millis(0.99), millis(1));
  }
}
