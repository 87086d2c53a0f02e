package dev.zhenzan.audit.write;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.Arrays;

/**
 * Why an account is suspected, as one short line: every kind of signal that moved the verdict with
 * what it added to the log-odds, strongest first, such as {@code lockstep +9.2; shared device
 * +1.0}.
 */
final class Reasons {
  private static final String[] PHRASES = phrases();

  /** Less than this would be shown as 0.0. */
  private static final int SHOWN_MILLINATS = 50;

  private final Verdicts verdicts;
  private final long[] order = new long[SignalKind.COUNT];

  Reasons(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /** The line for one account; empty where nothing moved the verdict. */
  String of(int account) {
    int moved = sortByStrength(account);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < moved; i++) {
      int kind = (int) (order[i] & 0xFF);
      line.append(line.length() == 0 ? "" : "; ")
          .append(PHRASES[kind])
          .append(' ')
          .append(Decimals.signed(verdicts.contributions()[kind][account]));
    }
    return line.toString();
  }

  /**
   * Fills {@code order} with strength and kind packed into one number, so that sorting is cheap.
   */
  private int sortByStrength(int account) {
    int moved = 0;
    for (int kind = 0; kind < order.length; kind++) {
      long added = verdicts.contributions()[kind][account];
      if (Math.abs(added) >= SHOWN_MILLINATS) {
        order[moved++] = -Math.abs(added) << 8 | kind;
      }
    }
    Arrays.sort(order, 0, moved);
    return moved;
  }

  private static String[] phrases() {
    String[] phrases = new String[SignalKind.COUNT];
    for (int kind = 0; kind < phrases.length; kind++) {
      phrases[kind] = Decimals.name(SignalKind.of(kind)).replace('_', ' ');
    }
    return phrases;
  }
}
