package dev.zhenzan.core.gather;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Function;

/**
 * What the rows hold besides their ids, a column a field; -1 stands for what was not reported. The
 * arrays are given away as they are: to make room for more rows, or to take some out, is to make
 * other columns.
 */
record Columns(
    byte[] type,
    long[] time,
    int[] actor,
    int[] target,
    int[] owner,
    int[] community,
    int[] device,
    int[] address,
    int[] dwell,
    short[] completion,
    int[] textLength) {

  /** Room for so many rows. */
  static Columns of(int rows) {
    return new Columns(
        new byte[rows],
        new long[rows],
        new int[rows],
        new int[rows],
        new int[rows],
        new int[rows],
        new int[rows],
        new int[rows],
        new int[rows],
        new short[rows],
        new int[rows]);
  }

  /** For how many rows there is room. */
  int room() {
    return type.length;
  }

  /** Each column for itself. */
  Object[] all() {
    return new Object[] {
      type, time, actor, target, owner, community, device, address, dwell, completion, textLength
    };
  }

  /** The columns that one made from each of these by itself are. */
  private static Columns of(Function<Integer, Object> made) {
    return new Columns(
        (byte[]) made.apply(0),
        (long[]) made.apply(1),
        (int[]) made.apply(2),
        (int[]) made.apply(3),
        (int[]) made.apply(4),
        (int[]) made.apply(5),
        (int[]) made.apply(6),
        (int[]) made.apply(7),
        (int[]) made.apply(8),
        (short[]) made.apply(9),
        (int[]) made.apply(10));
  }

  /** The same rows with room for so many. */
  Columns resized(int room) {
    Object[] all = all();
    return of(
        column -> {
          Object other = like(all[column], room);
          System.arraycopy(all[column], 0, other, 0, Math.min(room, room()));
          return other;
        });
  }

  /** The first so many rows of each; what was longer is let go at once, one after another. */
  static Columns cut(Object[] all, int rows) {
    for (int column = 0; column < all.length; column++) {
      Object cut = like(all[column], rows);
      System.arraycopy(all[column], 0, cut, 0, rows);
      all[column] = cut;
    }
    return of(column -> all[column]);
  }

  /** These rows, in their order. */
  Columns kept(int[] rows) {
    Object[] all = all();
    return of(column -> Picked.of(all[column], rows));
  }

  /** Consecutive rows {@code from ≤ row < to} of some columns. */
  record Piece(Columns part, int from, int to) {}

  /** All pieces in their order. */
  static Columns joined(List<Piece> pieces, int rows) {
    Object[] whole = of(rows).all();
    int at = 0;
    for (Piece piece : pieces) {
      Object[] part = piece.part.all();
      int count = piece.to - piece.from;
      for (int column = 0; column < whole.length; column++) {
        System.arraycopy(part[column], piece.from, whole[column], at, count);
      }
      at += count;
    }
    return of(column -> whole[column]);
  }

  private static Object like(Object column, int length) {
    return Array.newInstance(column.getClass().getComponentType(), length);
  }

  /** Copies a row to another place. */
  void move(int from, int to) {
    type[to] = type[from];
    time[to] = time[from];
    actor[to] = actor[from];
    target[to] = target[from];
    owner[to] = owner[from];
    community[to] = community[from];
    device[to] = device[from];
    address[to] = address[from];
    dwell[to] = dwell[from];
    completion[to] = completion[from];
    textLength[to] = textLength[from];
  }

  /**
   * Between rows of one time, whose names are numbered in their order: by everything that comes
   * before the ids.
   */
  int compareActs(int a, int b) {
    int order = Integer.compare(actor[a], actor[b]);
    order = order == 0 ? Integer.compare(target[a], target[b]) : order;
    return order == 0 ? Byte.compare(type[a], type[b]) : order;
  }

  /** By everything that comes after the ids. */
  int compareRest(int a, int b) {
    int order = Integer.compare(owner[a], owner[b]);
    order = order == 0 ? Integer.compare(community[a], community[b]) : order;
    order = order == 0 ? Integer.compare(device[a], device[b]) : order;
    order = order == 0 ? Integer.compare(address[a], address[b]) : order;
    order = order == 0 ? Integer.compare(dwell[a], dwell[b]) : order;
    order = order == 0 ? Short.compare(completion[a], completion[b]) : order;
    return order == 0 ? Integer.compare(textLength[a], textLength[b]) : order;
  }

  /** Carries the first so many rows. */
  void carry(Flat flat, int rows) throws IOException {
    flat.bytes(type, rows);
    flat.longs(time, rows);
    for (int[] column :
        List.of(actor, target, owner, community, device, address, dwell, textLength)) {
      flat.ints(column, rows);
    }
    flat.shorts(completion, rows);
  }

  /** Numbers names anew in the first rows. */
  static void renumber(int[] column, int size, int[] rank) {
    for (int row = 0; row < size; row++) {
      if (column[row] >= 0) {
        column[row] = rank[column[row]];
      }
    }
  }
}
