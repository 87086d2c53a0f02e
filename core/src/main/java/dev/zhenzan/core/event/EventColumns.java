package dev.zhenzan.core.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Many events as primitive columns, one row an event. A column that the log did not report is
 * {@code null}; a value that one row did not report is {@code -1}.
 *
 * <p>Ids are dense: an account is {@code 0 ≤ id < accounts}, and so on. Ids follow the byte order
 * of the names they stand for, so that what is computed from them does not depend on the order in
 * which names were met. Actors and owners share one id space.
 *
 * <p>Rows are in canonical order: by time, then actor, then target, then type, then the event's own
 * name. {@link #checkOrder()} verifies the part of that which can be seen here.
 *
 * <p>Not copied on the way in or out: whoever built the columns hands them over.
 *
 * @param size how many rows are used; arrays may be longer
 * @param type the ordinal of the {@link EventType}
 * @param time milliseconds since 1970-01-01T00:00Z
 * @param dwellMillis how long the account looked, in milliseconds
 * @param completion how much was seen, in basis points
 * @param textLength the length of a comment in characters
 */
public record EventColumns(
    int size,
    byte[] type,
    long[] time,
    int[] actor,
    int[] target,
    int @Nullable [] owner,
    int @Nullable [] community,
    int @Nullable [] device,
    int @Nullable [] address,
    int @Nullable [] dwellMillis,
    short @Nullable [] completion,
    int @Nullable [] textLength,
    Entities entities) {

  /**
   * How many of each kind of entity the ids may name.
   *
   * @param accounts ids of actors and owners
   * @param targets ids of targets
   * @param communities ids of communities
   * @param devices ids of devices
   * @param addresses ids of network addresses
   */
  public record Entities(int accounts, int targets, int communities, int devices, int addresses) {}

  /** A cursor before the first row. */
  public EventCursor cursor() {
    return new EventCursor(this, null);
  }

  /** Whether any row is of the given type. */
  public boolean has(EventType wanted) {
    for (int row = 0; row < size; row++) {
      if (type[row] == wanted.ordinal()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Verifies canonical order by time, actor and target.
   *
   * @throws IllegalArgumentException naming the first row that is out of order
   */
  public EventColumns checkOrder() {
    for (int row = 1; row < size; row++) {
      if (compareRows(row - 1, row) > 0) {
        throw new IllegalArgumentException("row " + row + " is out of canonical order");
      }
    }
    return this;
  }

  private int compareRows(int left, int right) {
    int order = Long.compare(time[left], time[right]);
    if (order == 0) {
      order = Integer.compare(actor[left], actor[right]);
    }
    return order == 0 ? Integer.compare(target[left], target[right]) : order;
  }

  /** The owner of each target: the one named last, {@code -1} where none ever was. */
  public int[] ownerOfTarget() {
    int[] owners = new int[entities.targets()];
    Arrays.fill(owners, -1);
    int[] column = owner;
    if (column != null) {
      for (int row = 0; row < size; row++) {
        if (column[row] >= 0) {
          owners[target[row]] = column[row];
        }
      }
    }
    return owners;
  }
}
