package dev.zhenzan.sim.ceiling;

/**
 * One regression tree over bins, nodes in the order in which they were made, the root first. A node
 * with {@code feature < 0} is a leaf.
 *
 * @param feature by node, what it asks
 * @param bin by node, the last bin that goes left
 * @param left by node; the right child is the next one
 * @param value by node, what a leaf adds to the log-odds
 */
record Tree(int[] feature, int[] bin, int[] left, double[] value) {

  /** What the tree adds for a row. */
  double of(byte[][] bins, int row) {
    int node = 0;
    while (feature[node] >= 0) {
      node = left[node] + (bins[feature[node]][row] > bin[node] ? 1 : 0);
    }
    return value[node];
  }
}
