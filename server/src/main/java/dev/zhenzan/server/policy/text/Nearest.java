package dev.zhenzan.server.policy.text;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known name that is fewest slips of the pen away (a letter more, less, other, or two
   * swapped), the first in the order given among equals; {@code null} where all are too far.
   */
  public static @Nullable String to(String written, Collection<String> known) {
    String best = null;
    int least = Math.max(2, written.length() / 3) + 1;
    for (String name : known) {
      int slips = slips(written, name);
      if (slips < least) {
        least = slips;
        best = name;
      }
    }
    return best;
  }

  /** A question whether the nearest was meant, or else the list of what there is. */
  public static Words advice(String written, Collection<String> known) {
    String near = to(written, known);
    return near == null
        ? new Words("there are: " + String.join(", ", known), "可用的有：" + String.join("、", known))
        : new Words("did you mean " + near + "?", "是否想写 " + near + "？");
  }

  /** The restricted edit distance with swaps of neighbours (Damerau 1964). */
  private static int slips(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
