package dev.zhenzan.core.gather;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Tasks;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepted events in order of arrival; ids are provisional until {@link #finish} sorts names and
 * rows. Rows are claimed, then set; different threads may set different rows. What was set is never
 * changed before that, so a {@link #copy} may be finished while this one goes on, and any thread
 * may look at a row of which it has come to know after it was set.
 */
public final class Gathered {
  private static final int ROWS_MAX = Integer.MAX_VALUE - 16;

  private static final VarHandle COLUMNS;

  static {
    try {
      COLUMNS = MethodHandles.lookup().findVarHandle(Gathered.class, "columns", Columns.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The type of a row that holds no event. */
  private static final byte HOLE = -1;

  public final Names accounts;
  public final Names targets;
  public final Names communities;
  public final Names devices;
  public final Names addresses;
  public final EventIds ids;

  private int size;
  private Columns columns;
  private Reported reported = new Reported();

  private Gathered(
      Names accounts,
      Names targets,
      Names communities,
      Names devices,
      Names addresses,
      EventIds ids,
      Columns columns) {
    this.columns = columns;
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
    columns = Columns.of(room);
  }

  public int size() {
    return size;
  }

  /** Makes room for so many rows in all, so that nothing grows until there are more. */
  public void reserve(int rows) {
    if (rows > columns.room()) {
      resize(rows);
    }
  }

  /** Makes the next so many rows the caller's, who sets or leaves each; returns the first. */
  public int claim(long rows) {
    long claimed = size + rows;
    if (claimed > ROWS_MAX) {
      throw tooMuch();
    }
    if (claimed > columns.room()) {
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
    Columns here = columns;
    here.type()[row] = (byte) newType.ordinal();
    here.time()[row] = newTime;
    here.actor()[row] = newActor;
    here.target()[row] = newTarget;
    here.owner()[row] = newOwner;
    here.community()[row] = newCommunity;
    here.device()[row] = newDevice;
    here.address()[row] = newAddress;
    here.dwell()[row] = newDwell;
    here.completion()[row] = (short) newCompletion;
    here.textLength()[row] = newTextLength;
    reported.see(
        newOwner, newCommunity, newDevice, newAddress, newDwell, newCompletion, newTextLength);
  }

  /** Says that no event came to a claimed row; {@link #closeHoles} must follow. */
  public void leave(int row) {
    columns.type()[row] = HOLE;
  }

  /** Moves the rows behind each hole up, from the given row on. */
  public void closeHoles(int first) {
    int to = first;
    for (int row = first; row < size; row++) {
      if (columns.type()[row] != HOLE) {
        columns.move(row, to);
        ids.move(row, to++);
      }
    }
    size = to;
  }

  private static TooMuchException tooMuch() {
    return new TooMuchException("one log holds at most 2,147,483,631 events");
  }

  private void resize(int room) {
    COLUMNS.setRelease(this, columns.resized(room));
    ids.resize(room);
  }

  /** The events in canonical order, and from which arrival each row came. */
  public record Sorted(EventColumns events, int[] arrival) {}

  private Columns here() {
    return (Columns) COLUMNS.getAcquire(this);
  }

  /** The type of a row that was set. */
  public EventType type(int row) {
    return EventType.of(here().type()[row]);
  }

  /** Its time. */
  public long time(int row) {
    return here().time()[row];
  }

  /** The provisional number of its actor in {@link #accounts}. */
  public int actor(int row) {
    return here().actor()[row];
  }

  /** The provisional number of its target in {@link #targets}. */
  public int target(int row) {
    return here().target()[row];
  }

  /** The provisional number of its owner in {@link #accounts}, or -1. */
  public int owner(int row) {
    return here().owner()[row];
  }

  /** The provisional number of its community in {@link #communities}, or -1. */
  public int community(int row) {
    return here().community()[row];
  }

  /** The provisional number of its address in {@link #addresses}, or -1. */
  public int address(int row) {
    return here().address()[row];
  }

  /** The provisional number of its device in {@link #devices}, or -1. */
  public int device(int row) {
    return here().device()[row];
  }

  /** How long the account looked, in milliseconds, or -1. */
  public int dwellMillis(int row) {
    return here().dwell()[row];
  }

  /** How much was seen, in basis points, or -1. */
  public int completion(int row) {
    return here().completion()[row];
  }

  /** The length of a comment in characters, or -1. */
  public int textLength(int row) {
    return here().textLength()[row];
  }

  /**
   * A copy of the first rows with all names met so far. To be called by the thread that appends, or
   * with it kept out; the copy is then free of this one.
   *
   * @param rows how many, at most {@link #size()}
   */
  public Gathered copy(int rows) {
    Gathered copy = new Gathered(accounts, targets, communities, devices, addresses, ids, columns);
    copy.size = rows;
    copy.reported.add(reported);
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
    long[] time = columns.time();
    for (int row = 0; row < size; row++) {
      if (time[row] <= timeMax) {
        from[kept++] = row;
      }
    }
    int[] rows = Arrays.copyOf(from, kept);
    columns = columns.kept(rows);
    ids.keep(rows);
    size = kept;
    reported = reported.in(columns, size); // what only later events had filled is no column
    forgetOthers(accounts, columns.actor(), columns.owner());
    forgetOthers(targets, columns.target());
    forgetOthers(communities, columns.community());
    forgetOthers(devices, columns.device());
    forgetOthers(addresses, columns.address());
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
      Columns.renumber(column, column.length, rank);
    }
  }

  /**
   * Carries names and columns to a file, of a {@link #copy}; or back, into an empty log with room
   * for the rows. Ids follow by {@link #carryIds}.
   */
  public void carryRows(Flat flat) throws IOException {
    for (Names names : List.of(accounts, targets, communities, devices, addresses)) {
      names.carry(flat);
    }
    int rows = (int) flat.number(size);
    claim(rows - size);
    columns.carry(flat, rows);
    reported.carry(flat);
  }

  /** Carries the ids of all rows. */
  public void carryIds(Flat flat) throws IOException {
    ids.carry(flat, size);
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
    columns =
        Columns.joined(
            pieces.stream()
                .map(piece -> new Columns.Piece(piece.part.columns, piece.from, piece.to))
                .toList(),
            rows);
    ids.resize(rows);
    for (Piece piece : pieces) {
      ids.copy(piece.part.ids, piece.from, piece.to, size, parts.getOrDefault(piece.part, 0L));
      size += piece.to - piece.from;
    }
  }

  private void takeNames(Gathered other, Tasks tasks) {
    Columns rows = other.columns;
    int count = other.size;
    Runnable[] steps = {
      () -> {
        int[] here = accounts.addAll(other.accounts);
        Columns.renumber(rows.actor(), count, here);
        Columns.renumber(rows.owner(), count, here);
      },
      () -> Columns.renumber(rows.target(), count, targets.addAll(other.targets)),
      () -> Columns.renumber(rows.community(), count, communities.addAll(other.communities)),
      () -> Columns.renumber(rows.device(), count, devices.addAll(other.devices)),
      () -> Columns.renumber(rows.address(), count, addresses.addAll(other.addresses))
    };
    tasks.run(steps.length, step -> steps[step].run());
    reported.add(other.reported);
  }

  /** Numbers the names, sorts the rows, and lets go of everything provisional. */
  public Sorted finish(Tasks tasks) {
    seal(tasks);
    if (columns.room() > size + size / 8) {
      Object[] all = columns.all();
      columns = Columns.of(0);
      columns = Columns.cut(all, size);
      ids.resize(size);
    }
    int[] order = new RowOrder(size, columns.time(), this::compare).order();
    RowOrder.Blocks moved = RowOrder.moved(order);
    Object[] all = columns.all();
    tasks.run(all.length, column -> moved.apply(all[column]));
    return new Sorted(events(), order);
  }

  private void seal(Tasks tasks) {
    Runnable[] steps = {
      () -> {
        int[] rank = accounts.seal();
        Columns.renumber(columns.actor(), size, rank);
        Columns.renumber(columns.owner(), size, rank);
      },
      () -> Columns.renumber(columns.target(), size, targets.seal()),
      () -> Columns.renumber(columns.community(), size, communities.seal()),
      () -> Columns.renumber(columns.device(), size, devices.seal()),
      () -> Columns.renumber(columns.address(), size, addresses.seal())
    };
    tasks.run(steps.length, step -> steps[step].run());
  }

  private EventColumns events() {
    return new EventColumns(
        size,
        columns.type(),
        columns.time(),
        columns.actor(),
        columns.target(),
        reported.owner ? columns.owner() : null,
        reported.community ? columns.community() : null,
        reported.device ? columns.device() : null,
        reported.address ? columns.address() : null,
        reported.dwell ? columns.dwell() : null,
        reported.completion ? columns.completion() : null,
        reported.textLength ? columns.textLength() : null,
        new EventColumns.Entities(
            accounts.size(), targets.size(), communities.size(), devices.size(), addresses.size()));
  }

  /** Between rows of one time. Row numbers decide last, between rows that are otherwise equal. */
  private int compare(int a, int b) {
    int order = columns.compareActs(a, b);
    if (order == 0 && !ids.isRowNumber(a) && !ids.isRowNumber(b)) {
      order = ids.compare(a, b);
    }
    order = order == 0 ? columns.compareRest(a, b) : order;
    order = order == 0 ? Boolean.compare(ids.isRowNumber(a), ids.isRowNumber(b)) : order;
    return order == 0 ? ids.compareRowNumbers(a, b) : order;
  }
}
