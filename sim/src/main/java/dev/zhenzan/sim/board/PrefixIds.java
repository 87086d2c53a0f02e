package dev.zhenzan.sim.board;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dense ids for those who occur in the first rows, in the same order as their ids at large. */
final class PrefixIds {
  private final int[] small;
  private final int[] whole;

  private PrefixIds(int[] small, int[] whole) {
    this.small = small;
    this.whole = whole;
  }

  /** The ids that occur in the first rows of any of the columns. */
  static PrefixIds of(int ids, int rows, List<int @Nullable []> columns) {
    boolean[] met = new boolean[ids];
    for (int[] column : columns) {
      for (int row = 0; column != null && row < rows; row++) {
        if (column[row] >= 0) {
          met[column[row]] = true;
        }
      }
    }
    int[] small = new int[ids];
    int[] whole = new int[ids];
    int size = 0;
    for (int id = 0; id < ids; id++) {
      small[id] = met[id] ? size : -1;
      if (met[id]) {
        whole[size++] = id;
      }
    }
    return new PrefixIds(small, Arrays.copyOf(whole, size));
  }

  int size() {
    return whole.length;
  }

  /** By id here, the id at large. */
  int[] whole() {
    return whole;
  }

  int[] renumber(int[] column, int rows) {
    int[] renumbered = new int[rows];
    Arrays.setAll(renumbered, row -> column[row] < 0 ? column[row] : small[column[row]]);
    return renumbered;
  }

  int @Nullable [] renumberIfAny(int @Nullable [] column, int rows) {
    return column == null || size() == 0 ? null : renumber(column, rows);
  }
}
