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
 * rows. Rows are claimed, then set; different threads may set different rows. What was set is never
 * changed before that, so a {@link #copy} may be finished while this one goes on.
 */
public final class Gathered {
  private static final int ROWS_MAX = Integer.MAX_VALUE - 16;

  /** The type of a row that holds no event. */
  private static final byte HOLE = -1;

  public final Names accounts;
  public final Names targets;
  public final Names communities;
  public final Names devices;
  public final Names addresses;
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
  private byte[] type = {};
  private long[] time = {};
  private int[] actor = {};
  private int[] target = {};
  private int[] owner = {};
  private int[] community = {};
  private int[] device = {};
  private int[] address = {};
  private int[] dwell = {};
  private short[] completion = {};
  private int[] textLength = {};

  private Gathered(
      Names accounts,
      Names targets,
      Names communities,
      Names devices,
      Names addresses,
      EventIds ids) {
    this.accounts = accounts.copy();
    this.targets = targets.copy();
    this.communities = communities.copy();
    this.devices = devices.copy();
    this.addresses = addresses.copy();
    this.ids = ids.copy();
  }

  public Gathered(long rowsHint, EventIds.Shape idShape) {
    accounts = new Names();
    targets = new Names();
    communities = new Names();
    devices = new Names();
    addresses = new Names();
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

  /** The type of a row that was set. */
  public EventType type(int row) {
    return EventType.of(type[row]);
  }

  /** Its time. */
  public long time(int row) {
    return time[row];
  }

  /** The provisional number of its actor in {@link #accounts}. */
  public int actor(int row) {
    return actor[row];
  }

  /** The provisional number of its target in {@link #targets}. */
  public int target(int row) {
    return target[row];
  }

  /** The provisional number of its device in {@link #devices}, or -1. */
  public int device(int row) {
    return device[row];
  }

  /** How long the account looked, in milliseconds, or -1. */
  public int dwellMillis(int row) {
    return dwell[row];
  }

  /** How much was seen, in basis points, or -1. */
  public int completion(int row) {
    return completion[row];
  }

  /** The length of a comment in characters, or -1. */
  public int textLength(int row) {
    return textLength[row];
  }

  /**
   * A copy of the first rows with all names met so far. To be called by the thread that appends, or
   * with it kept out; the copy is then free of this one.
   *
   * @param rows how many, at most {@link #size()}
   */
  public Gathered copy(int rows) {
    Gathered copy = new Gathered(accounts, targets, communities, devices, addresses, ids);
    copy.size = rows;
    copy.hasOwner = hasOwner;
    copy.hasCommunity = hasCommunity;
    copy.hasDevice = hasDevice;
    copy.hasAddress = hasAddress;
    copy.hasDwell = hasDwell;
    copy.hasCompletion = hasCompletion;
    copy.hasTextLength = hasTextLength;
    copy.type = type;
    copy.time = time;
    copy.actor = actor;
    copy.target = target;
    copy.owner = owner;
    copy.community = community;
    copy.device = device;
    copy.address = address;
    copy.dwell = dwell;
    copy.completion = completion;
    copy.textLength = textLength;
    return copy;
  }

  /**
   * Makes the columns of a {@link #copy} its own, without the events after a time: until then it
   * shares what the other has and will not change. Takes a while, and needs nobody kept out.
   *
   * @return for each row that is left the row that it was
   */
  public int[] detach(long timeMax) {
    int[] from = new int[size];
    int kept = 0;
    for (int row = 0; row < size; row++) {
      if (time[row] <= timeMax) {
        from[kept++] = row;
      }
    }
    int[] rows = Arrays.copyOf(from, kept);
    type = kept(rows, type);
    time = kept(rows, time);
    actor = kept(rows, actor);
    target = kept(rows, target);
    owner = kept(rows, owner);
    community = kept(rows, community);
    device = kept(rows, device);
    address = kept(rows, address);
    dwell = kept(rows, dwell);
    completion = kept(rows, completion);
    textLength = kept(rows, textLength);
    ids.keep(rows);
    size = kept;
    seeWhatIsReported();
    forgetOthers(accounts, actor, owner);
    forgetOthers(targets, target);
    forgetOthers(communities, community);
    forgetOthers(devices, device);
    forgetOthers(addresses, address);
    return rows;
  }

  /** Lets go of names that none of the columns uses: the others keep their order. */
  private static void forgetOthers(Names names, int[]... columns) {
    boolean[] used = new boolean[names.size()];
    for (int[] column : columns) {
      for (int id : column) {
        if (id >= 0) {
          used[id] = true;
        }
      }
    }
    int[] rank = names.keep(used);
    for (int[] column : columns) {
      renumber(column, column.length, rank);
    }
  }

  private static byte[] kept(int[] rows, byte[] column) {
    byte[] kept = new byte[rows.length];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = column[rows[row]];
    }
    return kept;
  }

  private static short[] kept(int[] rows, short[] column) {
    short[] kept = new short[rows.length];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = column[rows[row]];
    }
    return kept;
  }

  private static int[] kept(int[] rows, int[] column) {
    int[] kept = new int[rows.length];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = column[rows[row]];
    }
    return kept;
  }

  private static long[] kept(int[] rows, long[] column) {
    long[] kept = new long[rows.length];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = column[rows[row]];
    }
    return kept;
  }

  /** A column that only events after the time had filled is no column of these. */
  private void seeWhatIsReported() {
    hasOwner = hasOwner && reports(owner);
    hasCommunity = hasCommunity && reports(community);
    hasDevice = hasDevice && reports(device);
    hasAddress = hasAddress && reports(address);
    hasDwell = hasDwell && reports(dwell);
    hasTextLength = hasTextLength && reports(textLength);
    boolean completed = false;
    for (int row = 0; row < size && !completed; row++) {
      completed = completion[row] >= 0;
    }
    hasCompletion = completed;
  }

  private boolean reports(int[] column) {
    for (int row = 0; row < size; row++) {
      if (column[row] >= 0) {
        return true;
      }
    }
    return false;
  }

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
