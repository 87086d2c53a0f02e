package dev.zhenzan.audit.report;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.ring.Ring;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * When a ring acted: a row a member, a column a stretch of time, a mark where the member liked as
 * part of the exchange. Acting together shows as columns.
 */
final class RingRaster {
  private static final int ROWS_MAX = 16;
  private static final int COLUMNS_MAX = 72;
  private static final int CELL = 10;

  private final TimeBuckets buckets;
  private final int[] members;
  private final int[][] likes;

  /**
   * Counts.
   *
   * @param rows the ring's exchange, not empty
   */
  RingRaster(Ring ring, IntArrayList rows, EventColumns events) {
    long first = events.time()[rows.getInt(0)];
    long last = events.time()[rows.getInt(rows.size() - 1)];
    buckets = TimeBuckets.spanning(first, last, COLUMNS_MAX);
    members = busiest(ring, rows, events);
    likes = new int[members.length][buckets.count()];
    Int2IntOpenHashMap place = new Int2IntOpenHashMap();
    place.defaultReturnValue(-1);
    for (int i = 0; i < members.length; i++) {
      place.put(members[i], i);
    }
    for (int row : rows) {
      int member = place.get(events.actor()[row]);
      if (member >= 0) {
        likes[member][buckets.index(events.time()[row])]++;
      }
    }
  }

  private static int[] busiest(Ring ring, IntArrayList rows, EventColumns events) {
    Int2IntOpenHashMap given = new Int2IntOpenHashMap();
    for (int row : rows) {
      given.addTo(events.actor()[row], 1);
    }
    int[] members = ring.members().clone();
    IntArrays.stableSort(members, (a, b) -> Integer.compare(given.get(b), given.get(a)));
    return members.length > ROWS_MAX ? Arrays.copyOf(members, ROWS_MAX) : members;
  }

  TimeBuckets buckets() {
    return buckets;
  }

  int rows() {
    return members.length;
  }

  String svg() {
    int width = COLUMNS_MAX * CELL;
    double column = width / (double) buckets.count();
    StringBuilder out = new StringBuilder();
    out.append("<svg class=\"raster\" viewBox=\"0 0 %d %d\"".formatted(width, height()));
    out.append(" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (int level = 0; level < 3; level++) {
      StringBuilder path = new StringBuilder();
      for (int row = 0; row < likes.length; row++) {
        for (int i = 0; i < likes[row].length; i++) {
          if (likes[row][i] > 0 && level(likes[row][i]) == level) {
            int left = (int) Math.round(i * column);
            int right = Math.max(left + 3, (int) Math.round((i + 1) * column) - 1);
            path.append('M').append(left).append(' ').append(row * CELL + 1);
            path.append('h').append(right - left).append("v8H").append(left).append('z');
          }
        }
      }
      if (path.length() > 0) {
        out.append("<path class=\"l%d\" d=\"%s\"/>".formatted(level, path));
      }
    }
    return out.append("</svg>\n").toString();
  }

  private int height() {
    return Math.max(1, likes.length) * CELL;
  }

  private static int level(int likes) {
    return likes == 1 ? 0 : likes < 4 ? 1 : 2;
  }
}
