package dev.zhenzan.core.gather;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Tasks;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Accepted events in order of arrival; ids are provisional until {@link #finish} sorts names and
 * rows. Rows are claimed, then set; different threads may set different rows.
 */
public final class Gathered {
  private static final int ROWS_MAX = Integer.MAX_VALUE - 16;

  /** The type of a row that holds no event. */
  private static final byte HOLE = -1;

  public final Names accounts = new Names();
  public final Names targets = new Names();
  public final Names communities = new Names();
  public final Names devices = new Names();
  public final Names addresses = new Names();
  public final EventIds ids;

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

  public Gathered(long rowsHint, EventIds.Shape idShape) {
    int room = (int) Math.max(16, Math.min(rowsHint, ROWS_MAX));
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

  public int size() {
    return size;
  }

  /** Makes the next so many rows the caller's, who sets or leaves each; returns the first. */
  public int claim(long rows) {
    long claimed = size + rows;
    if (claimed > ROWS_MAX) {
      throw tooMuch();
    }
    if (claimed > type.length) {
      resize((int) Math.max(claimed, Math.min(ROWS_MAX, size * 3L / 2)));
    }
    int first = size;
    size = (int) claimed;
    return first;
  }

  /** Sets one row; -1 stands for what was not reported. Its id is set apart. */
  public void set(
      int row,
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
    report(newOwner, newCommunity, newDevice, newAddress, newDwell, newCompletion, newTextLength);
  }

  /** Only ever writes true: two threads that read, combine and write could lose one another's. */
  private void report(
      int newOwner,
      int newCommunity,
      int newDevice,
      int newAddress,
      int newDwell,
      int newCompletion,
      int newTextLength) {
    if (newOwner >= 0 && !hasOwner) {
      hasOwner = true;
    }
    if (newCommunity >= 0 && !hasCommunity) {
      hasCommunity = true;
    }
    if (newDevice >= 0 && !hasDevice) {
      hasDevice = true;
    }
    if (newAddress >= 0 && !hasAddress) {
      hasAddress = true;
    }
    if (newDwell >= 0 && !hasDwell) {
      hasDwell = true;
    }
    if (newCompletion >= 0 && !hasCompletion) {
      hasCompletion = true;
    }
    if (newTextLength >= 0 && !hasTextLength) {
      hasTextLength = true;
    }
  }

  /** Says that no event came to a claimed row; {@link #closeHoles} must follow. */
  public void leave(int row) {
    type[row] = HOLE;
  }

  /** Moves the rows behind each hole up, from the given row on. */
  public void closeHoles(int first) {
    int to = first;
    for (int row = first; row < size; row++) {
      if (type[row] != HOLE) {
        move(row, to++);
      }
    }
    size = to;
  }

  private void move(int from, int to) {
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
    ids.move(from, to);
  }

  private static TooMuchException tooMuch() {
    return new TooMuchException("one log holds at most 2,147,483,631 events");
  }

  private void resize(int room) {
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
    ids.resize(room);
  }

  /** The events in canonical order, and from which arrival each row came. */
  public record Sorted(EventColumns events, int[] arrival) {}

  /** Consecutive rows {@code from ≤ row < to} of one part. */
  public record Piece(Gathered part, int from, int to) {}

  /** All pieces in their order; their parts are used no more. */
  public static Gathered joined(EventIds.Shape idShape, List<Piece> pieces, Tasks tasks) {
    Gathered whole = new Gathered(0, idShape);
    whole.takeAll(pieces, tasks);
    return whole;
  }

  private void takeAll(List<Piece> pieces, Tasks tasks) {
    long total = 0;
    Map<Gathered, Long> parts = new IdentityHashMap<>();
    for (Piece piece : pieces) {
      total += piece.to - piece.from;
      if (parts.putIfAbsent(piece.part, 0L) == null) {
        takeNames(piece.part, tasks);
        parts.put(piece.part, ids.takeTexts(piece.part.ids));
      }
    }
    if (total > ROWS_MAX) {
      throw tooMuch();
    }
    int rows = (int) total;
    type = joined(pieces, rows, type, part -> part.type);
    time = joined(pieces, rows, time, part -> part.time);
    actor = joined(pieces, rows, actor, part -> part.actor);
    target = joined(pieces, rows, target, part -> part.target);
    owner = joined(pieces, rows, owner, part -> part.owner);
    community = joined(pieces, rows, community, part -> part.community);
    device = joined(pieces, rows, device, part -> part.device);
    address = joined(pieces, rows, address, part -> part.address);
    dwell = joined(pieces, rows, dwell, part -> part.dwell);
    completion = joined(pieces, rows, completion, part -> part.completion);
    textLength = joined(pieces, rows, textLength, part -> part.textLength);
    ids.resize(rows);
    for (Piece piece : pieces) {
      ids.copy(piece.part.ids, piece.from, piece.to, size, parts.getOrDefault(piece.part, 0L));
      size += piece.to - piece.from;
    }
  }

  private void takeNames(Gathered other, Tasks tasks) {
    Runnable[] steps = {
      () -> {
        int[] here = accounts.addAll(other.accounts);
        renumber(other.actor, other.size, here);
        renumber(other.owner, other.size, here);
      },
      () -> renumber(other.target, other.size, targets.addAll(other.targets)),
      () -> renumber(other.community, other.size, communities.addAll(other.communities)),
      () -> renumber(other.device, other.size, devices.addAll(other.devices)),
      () -> renumber(other.address, other.size, addresses.addAll(other.addresses))
    };
    tasks.run(steps.length, step -> steps[step].run());
    hasOwner |= other.hasOwner;
    hasCommunity |= other.hasCommunity;
    hasDevice |= other.hasDevice;
    hasAddress |= other.hasAddress;
    hasDwell |= other.hasDwell;
    hasCompletion |= other.hasCompletion;
    hasTextLength |= other.hasTextLength;
  }

  /** One column of all pieces in one array. */
  private static <A> A joined(List<Piece> pieces, int rows, A like, Function<Gathered, A> column) {
    @SuppressWarnings("unchecked") // An array of the same primitive type.
    A all = (A) Array.newInstance(like.getClass().getComponentType(), rows);
    int at = 0;
    for (Piece piece : pieces) {
      System.arraycopy(column.apply(piece.part), piece.from, all, at, piece.to - piece.from);
      at += piece.to - piece.from;
    }
    return all;
  }

  /** Numbers the names, sorts the rows, and lets go of everything provisional. */
  public Sorted finish(Tasks tasks) {
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
    if (type.length > size + size / 8) {
      resize(size);
    }
    int[] order = new RowOrder(size, time, this::compare).order();
    RowOrder.Blocks moved = RowOrder.moved(order);
    Object[] columns = {
      type, time, actor, target, owner, community, device, address, dwell, completion, textLength
    };
    tasks.run(columns.length, column -> moved.apply(columns[column]));
    return new Sorted(events(), order);
  }

  private EventColumns events() {
    return new EventColumns(
        size,
        type,
        time,
        actor,
        target,
        hasOwner ? owner : null,
        hasCommunity ? community : null,
        hasDevice ? device : null,
        hasAddress ? address : null,
        hasDwell ? dwell : null,
        hasCompletion ? completion : null,
        hasTextLength ? textLength : null,
        new EventColumns.Entities(
            accounts.size(), targets.size(), communities.size(), devices.size(), addresses.size()));
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
