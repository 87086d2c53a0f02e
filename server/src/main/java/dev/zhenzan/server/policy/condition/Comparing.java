package dev.zhenzan.server.policy.condition;

import org.jspecify.annotations.Nullable;

/** The six comparisons of numbers, texts and truths. */
final class Comparing {
  private static final double TWO_TO_63 = 0x1p63;

  private Comparing() {}

  private static int told(Frame frame, boolean is) {
    return frame.failed ? unknown(frame) : is ? Truth.YES : Truth.NO;
  }

  private static int unknown(Frame frame) {
    frame.failed = false;
    return Truth.UNKNOWN;
  }

  static @Nullable Truth wholes(String operator, Whole a, Whole b) {
    return switch (operator) {
      case "_<_" -> frame -> told(frame, a.of(frame) < b.of(frame));
      case "_<=_" -> frame -> told(frame, a.of(frame) <= b.of(frame));
      case "_>_" -> frame -> told(frame, a.of(frame) > b.of(frame));
      case "_>=_" -> frame -> told(frame, a.of(frame) >= b.of(frame));
      case "_==_" -> frame -> told(frame, a.of(frame) == b.of(frame));
      case "_!=_" -> frame -> told(frame, a.of(frame) != b.of(frame));
      default -> null;
    };
  }

  static @Nullable Truth reals(String operator, Real a, Real b) {
    return switch (operator) {
      case "_<_" -> frame -> told(frame, a.of(frame) < b.of(frame));
      case "_<=_" -> frame -> told(frame, a.of(frame) <= b.of(frame));
      case "_>_" -> frame -> told(frame, a.of(frame) > b.of(frame));
      case "_>=_" -> frame -> told(frame, a.of(frame) >= b.of(frame));
      case "_==_" -> frame -> told(frame, a.of(frame) == b.of(frame));
      case "_!=_" -> frame -> told(frame, a.of(frame) != b.of(frame));
      default -> null;
    };
  }

  /** The operator that says the same with its sides changed. */
  static String turned(String operator) {
    return switch (operator) {
      case "_<_" -> "_>_";
      case "_<=_" -> "_>=_";
      case "_>_" -> "_<_";
      case "_>=_" -> "_<=_";
      default -> operator;
    };
  }

  static @Nullable Truth mixed(String operator, Real a, Whole b) {
    return switch (operator) {
      case "_<_" -> frame -> told(frame, compare(a.of(frame), b.of(frame)) < 0);
      case "_<=_" -> frame -> told(frame, compare(a.of(frame), b.of(frame)) <= 0);
      case "_>_" -> frame -> told(frame, compare(a.of(frame), b.of(frame)) > 0);
      case "_>=_" -> frame -> told(frame, compare(a.of(frame), b.of(frame)) >= 0);
      default -> null;
    };
  }

  private static int compare(double real, long whole) {
    if (real < -TWO_TO_63) {
      return -1;
    }
    return real > TWO_TO_63 ? 1 : Double.compare(real, (double) whole);
  }

  static @Nullable Truth texts(String operator, Item a, Item b) {
    return switch (operator) {
      case "_==_" -> frame -> equal(frame, a.of(frame), b.of(frame), /* wanted= */ true);
      case "_!=_" -> frame -> equal(frame, a.of(frame), b.of(frame), /* wanted= */ false);
      default -> null;
    };
  }

  private static int equal(Frame frame, @Nullable Object a, @Nullable Object b, boolean wanted) {
    return a == null || b == null ? unknown(frame) : told(frame, a.equals(b) == wanted);
  }

  static @Nullable Truth truths(String operator, Truth a, Truth b) {
    boolean wanted = operator.equals("_==_");
    return frame -> {
      int one = a.of(frame);
      int other = b.of(frame);
      if (one == Truth.UNKNOWN || other == Truth.UNKNOWN) {
        return Truth.UNKNOWN;
      }
      return (one == other) == wanted ? Truth.YES : Truth.NO;
    };
  }
}
