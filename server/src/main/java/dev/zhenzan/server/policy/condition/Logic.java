package dev.zhenzan.server.policy.condition;

/** And, or, not and choice over three values, as CEL has them: either side may decide alone. */
final class Logic {
  private Logic() {}

  static Truth and(Truth one, Truth other) {
    return frame -> {
      int first = one.of(frame);
      if (first == Truth.NO) {
        return Truth.NO;
      }
      int second = other.of(frame);
      return second == Truth.NO ? Truth.NO : Math.max(first, second);
    };
  }

  static Truth or(Truth one, Truth other) {
    return frame -> {
      int first = one.of(frame);
      if (first == Truth.YES) {
        return Truth.YES;
      }
      int second = other.of(frame);
      return second == Truth.YES ? Truth.YES : Math.max(first, second);
    };
  }

  static Truth not(Truth one) {
    return frame -> {
      int value = one.of(frame);
      return value == Truth.UNKNOWN ? value : 1 - value;
    };
  }

  static Truth choose(Truth when, Truth yes, Truth no) {
    return frame ->
        switch (when.of(frame)) {
          case Truth.YES -> yes.of(frame);
          case Truth.NO -> no.of(frame);
          default -> Truth.UNKNOWN;
        };
  }

  static Whole choose(Truth when, Whole yes, Whole no) {
    return frame -> {
      int chosen = when.of(frame);
      frame.failed |= chosen == Truth.UNKNOWN;
      return chosen == Truth.YES ? yes.of(frame) : chosen == Truth.NO ? no.of(frame) : 0;
    };
  }

  static Real choose(Truth when, Real yes, Real no) {
    return frame -> {
      int chosen = when.of(frame);
      frame.failed |= chosen == Truth.UNKNOWN;
      return chosen == Truth.YES ? yes.of(frame) : chosen == Truth.NO ? no.of(frame) : 0;
    };
  }
}
