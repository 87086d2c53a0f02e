package dev.zhenzan.core.flow;

/** Temporary. */
public final class Grouping {
  private final int[] start; private final int[] rows;
  private Grouping(int[] start, int[] rows) { this.start = start; this.rows = rows; }
  public static Grouping by(int[] key, int keys, int size) {
    int[] start = new int[keys + 1];
    for (int i = 0; i < size; i++) start[key[i] + 1]++;
    for (int k = 0; k < keys; k++) start[k + 1] += start[k];
    int[] fill = java.util.Arrays.copyOf(start, keys);
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) rows[fill[key[i]]++] = i;
    return new Grouping(start, rows);
  }
  public int keys() { return start.length - 1; }
  public int start(int k) { return start[k]; }
  public int end(int k) { return start[k + 1]; }
  public int row(int at) { return rows[at]; }
}
