package dev.zhenzan.server.policy.condition;

import org.jspecify.annotations.Nullable;

/** Sums, products and their like. What does not fit into 64 bits cannot be told. */
final class Arithmetic {
  private Arithmetic() {}

  /** A call of one argument gets it twice. */
  static @Nullable Whole wholes(String function, Whole a, Whole b) {
    return switch (function) {
      case "_+_" -> frame -> sum(frame, a.of(frame), b.of(frame));
      case "_-_" -> frame -> difference(frame, a.of(frame), b.of(frame));
      case "_*_" -> frame -> product(frame, a.of(frame), b.of(frame));
      case "_/_" -> frame -> quotient(frame, a.of(frame), b.of(frame));
      case "_%_" -> frame -> rest(frame, a.of(frame), b.of(frame));
      case "-_" -> frame -> difference(frame, 0, a.of(frame));
      default -> null;
    };
  }

  static @Nullable Real reals(String function, Real a, Real b) {
    return switch (function) {
      case "_+_" -> frame -> a.of(frame) + b.of(frame);
      case "_-_" -> frame -> a.of(frame) - b.of(frame);
      case "_*_" -> frame -> a.of(frame) * b.of(frame);
      case "_/_" -> frame -> a.of(frame) / b.of(frame);
      case "-_" -> frame -> -a.of(frame);
      default -> null;
    };
  }

  private static long sum(Frame frame, long a, long b) {
    long sum = a + b;
    frame.failed |= ((a ^ sum) & (b ^ sum)) < 0;
    return sum;
  }

  private static long difference(Frame frame, long a, long b) {
    long difference = a - b;
    frame.failed |= ((a ^ b) & (a ^ difference)) < 0;
    return difference;
  }

  private static long product(Frame frame, long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    frame.failed |= high != low >> 63;
    return low;
  }

  private static long quotient(Frame frame, long a, long b) {
    boolean bad = b == 0 || a == Long.MIN_VALUE && b == -1;
    frame.failed |= bad;
    return bad ? 0 : a / b;
  }

  private static long rest(Frame frame, long a, long b) {
    frame.failed |= b == 0;
    return b == 0 ? 0 : a % b;
  }
}
