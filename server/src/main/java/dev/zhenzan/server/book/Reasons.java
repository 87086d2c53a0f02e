package dev.zhenzan.server.book;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.server.log.LedgerRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a like weighs other than whole, as a word and as a number of at most five bits: the kinds of
 * signal for what the engine says, and after them what acts lay over it.
 */
final class Reasons {
  private static final List<String> ACTS =
      List.of("weigh_less", "clean", "freeze", "ban", "overruled");
  private static final List<String> ALL = all();

  /** How many there are. */
  static final int COUNT = ALL.size();

  private Reasons() {}

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    for (int kind = 0; kind < SignalKind.COUNT; kind++) {
      all.add(Words.of(SignalKind.of(kind)));
    }
    ACTS.forEach(act -> all.add(LedgerRow.ACT + act));
    return List.copyOf(all);
  }

  static String word(int code) {
    return ALL.get(code);
  }

  static byte code(String word) {
    int code = ALL.indexOf(word);
    if (code < 0) {
      throw new IllegalArgumentException("nothing weighs likes because of " + word);
    }
    return (byte) code;
  }

  /** The reason of a mask. */
  static byte ofAct(String act) {
    return code(LedgerRow.ACT + act);
  }
}
