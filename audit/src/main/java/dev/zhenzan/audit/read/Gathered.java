package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Tasks;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Accepted events in order of arrival, growing; ids are provisional until {@link #finish} sorts
 * names and rows.
 */
final class Gathered {
  final Names accounts = new Names();
  final Names targets = new Names();
  final Names communities = new Names();
  final Names devices = new Names();
  final Names addresses = new Names();
  final EventIds ids;

  /** Whether any row reported the field; a column that nobody filled is handed over as null. */
  private boolean hasOwner;

  private boolean hasCommunity;
  private boolean hasDevice;
  private boolean hasAddress;
  private boolean hasDwell;
  private boolean hasCompletion;
  private boolean hasTextLength;

  private int size;
  private byte[] type;
  private long[] time;
  private int[] actor;
  private int[] target;
  private int[] owner;
  private int[] community;
  private int[] device;
  private int[] address;
  private int[] dwell;
  private short[] completion;
  private int[] textLength;

  Gathered(long rowsHint, EventIds.Shape idShape) {
    int room = (int) Math.max(16, Math.min(rowsHint, Integer.MAX_VALUE - 16));
    ids = new EventIds(idShape, room);
    type = new byte[room];
    time = new long[room];
    actor = new int[room];
    target = new int[room];
    owner = new int[room];
    community = new int[room];
    device = new int[room];
    address = new int[room];
    dwell = new int[room];
    completion = new short[room];
    textLength = new int[room];
  }

  int size() {
    return size;
  }

  /** Takes one event; -1 stands for what was not reported. */
  void add(
      EventType newType,
      long newTime,
      int newActor,
      int newTarget,
      int newOwner,
      int newCommunity,
      int newDevice,
      int newAddress,
      int newDwell,
      int newCompletion,
      int newTextLength) {
    if (size == type.length) {
      grow();
    }
    int row = size++;
    type[row] = (byte) newType.ordinal();
    time[row] = newTime;
    actor[row] = newActor;
    target[row] = newTarget;
    owner[row] = newOwner;
    community[row] = newCommunity;
    device[row] = newDevice;
    address[row] = newAddress;
    dwell[row] = newDwell;
    completion[row] = (short) newCompletion;
    textLength[row] = newTextLength;
    hasOwner |= newOwner >= 0;
    hasCommunity |= newCommunity >= 0;
    hasDevice |= newDevice >= 0;
    hasAddress |= newAddress >= 0;
    hasDwell |= newDwell >= 0;
    hasCompletion |= newCompletion >= 0;
    hasTextLength |= newTextLength >= 0;
  }

  private void grow() {
    if (size == Integer.MAX_VALUE - 16) {
      throw new TooMuchException("one log holds at most 2,147,483,631 events");
    }
    int room = (int) Math.min(Integer.MAX_VALUE - 16, size * 3L / 2);
    type = Arrays.copyOf(type, room);
    time = Arrays.copyOf(time, room);
    actor = Arrays.copyOf(actor, room);
    target = Arrays.copyOf(target, room);
    owner = Arrays.copyOf(owner, room);
    community = Arrays.copyOf(community, room);
    device = Arrays.copyOf(device, room);
    address = Arrays.copyOf(address, room);
    dwell = Arrays.copyOf(dwell, room);
    completion = Arrays.copyOf(completion, room);
    textLength = Arrays.copyOf(textLength, room);
  }

  /** The events in canonical order, and from which arrival each row came. */
  record Sorted(EventColumns events, int[] arrival) {}

  /** Takes all events of others, which are not used any more. */
  void addAll(List<Gathered> others, Tasks tasks) {
    for (Gathered other : others) {
      Runnable[] steps = {
        () -> {
          int[] here = accounts.addAll(other.accounts);
          renumber(other.actor, other.size, here);
          renumber(other.owner, other.size, here);
        },
        () -> renumber(other.target, other.size, targets.addAll(other.targets)),
        () -> renumber(other.community, other.size, communities.addAll(other.communities)),
        () -> renumber(other.device, other.size, devices.addAll(other.devices)),
        () -> renumber(other.address, other.size, addresses.addAll(other.addresses)),
        () -> ids.addAll(other.ids)
      };
      tasks.run(steps.length, step -> steps[step].run());
    }
    type = joined(others, type, part -> part.type);
    time = joined(others, time, part -> part.time);
    actor = joined(others, actor, part -> part.actor);
    target = joined(others, target, part -> part.target);
    owner = joined(others, owner, part -> part.owner);
    community = joined(others, community, part -> part.community);
    device = joined(others, device, part -> part.device);
    address = joined(others, address, part -> part.address);
    dwell = joined(others, dwell, part -> part.dwell);
    completion = joined(others, completion, part -> part.completion);
    textLength = joined(others, textLength, part -> part.textLength);
    for (Gathered other : others) {
      size += other.size;
      hasOwner |= other.hasOwner;
      hasCommunity |= other.hasCommunity;
      hasDevice |= other.hasDevice;
      hasAddress |= other.hasAddress;
      hasDwell |= other.hasDwell;
      hasCompletion |= other.hasCompletion;
      hasTextLength |= other.hasTextLength;
    }
  }

  /** One column of this and the others, in one array. */
  private <A> A joined(List<Gathered> others, A own, Function<Gathered, A> column) {
    if (size == 0 && others.size() == 1) {
      return column.apply(others.get(0));
    }
    long total = size;
    for (Gathered other : others) {
      total += other.size;
    }
    if (total > Integer.MAX_VALUE - 16) {
      throw new TooMuchException("one log holds at most 2,147,483,631 events");
    }
    @SuppressWarnings("unchecked") // An array of the same primitive type.
    A all = (A) Array.newInstance(own.getClass().getComponentType(), (int) total);
    System.arraycopy(own, 0, all, 0, size);
    int at = size;
    for (Gathered other : others) {
      System.arraycopy(column.apply(other), 0, all, at, other.size);
      at += other.size;
    }
    return all;
  }

  /** Numbers the names, sorts the rows, and lets go of everything provisional. */
  Sorted finish(Tasks tasks) {
    Runnable[] steps = {
      () -> {
        int[] rank = accounts.seal();
        renumber(actor, size, rank);
        renumber(owner, size, rank);
      },
      () -> renumber(target, size, targets.seal()),
      () -> renumber(community, size, communities.seal()),
      () -> renumber(device, size, devices.seal()),
      () -> renumber(address, size, addresses.seal())
    };
    tasks.run(steps.length, step -> steps[step].run());
    return sorted();
  }

  private Sorted sorted() {
    int[] order = new RowOrder(size, time, this::compare).order();
    type = RowOrder.applied(order, type);
    time = RowOrder.applied(order, time);
    actor = RowOrder.applied(order, actor);
    target = RowOrder.applied(order, target);
    EventColumns.Entities entities =
        new EventColumns.Entities(
            accounts.size(), targets.size(), communities.size(), devices.size(), addresses.size());
    EventColumns events =
        new EventColumns(
            size,
            type,
            time,
            actor,
            target,
            hasOwner ? RowOrder.applied(order, owner) : null,
            hasCommunity ? RowOrder.applied(order, community) : null,
            hasDevice ? RowOrder.applied(order, device) : null,
            hasAddress ? RowOrder.applied(order, address) : null,
            hasDwell ? RowOrder.applied(order, dwell) : null,
            hasCompletion ? RowOrder.applied(order, completion) : null,
            hasTextLength ? RowOrder.applied(order, textLength) : null,
            entities);
    return new Sorted(events, order);
  }

  private static void renumber(int[] column, int size, int[] rank) {
    for (int row = 0; row < size; row++) {
      if (column[row] >= 0) {
        column[row] = rank[column[row]];
      }
    }
  }

  /** Between rows of one time. Row numbers decide last, between rows that are otherwise equal. */
  private int compare(int a, int b) {
    int order = Integer.compare(actor[a], actor[b]);
    if (order == 0) {
      order = Integer.compare(target[a], target[b]);
    }
    if (order == 0) {
      order = Byte.compare(type[a], type[b]);
    }
    if (order == 0 && !ids.isRowNumber(a) && !ids.isRowNumber(b)) {
      order = ids.compare(a, b);
    }
    return order == 0 ? compareRest(a, b) : order;
  }

  private int compareRest(int a, int b) {
    int order = Integer.compare(owner[a], owner[b]);
    order = order == 0 ? Integer.compare(community[a], community[b]) : order;
    order = order == 0 ? Integer.compare(device[a], device[b]) : order;
    order = order == 0 ? Integer.compare(address[a], address[b]) : order;
    order = order == 0 ? Integer.compare(dwell[a], dwell[b]) : order;
    order = order == 0 ? Short.compare(completion[a], completion[b]) : order;
    order = order == 0 ? Integer.compare(textLength[a], textLength[b]) : order;
    order = order == 0 ? Boolean.compare(ids.isRowNumber(a), ids.isRowNumber(b)) : order;
    return order == 0 ? ids.compareRowNumbers(a, b) : order;
  }
}
