package dev.zhenzan.server.log;

import dev.zhenzan.server.event.Report;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of one block. Same events, same bytes. For one thread; not to be used again
 * after {@link #finish}.
 */
public final class BlockWriter {
  private final NameSink accounts = new NameSink();
  private final NameSink targets = new NameSink();
  private final NameSink communities = new NameSink();
  private final NameSink devices = new NameSink();
  private final NameSink addresses = new NameSink();
  private final ByteSink events = new ByteSink(1 << 12);
  private final IdSink ids = new IdSink(events);
  private long time;
  private int rows;

  /** How many events it holds. */
  public int rows() {
    return rows;
  }

  /** How many bytes the block will take, give or take a few: to end it before it grows too big. */
  public long bytes() {
    long bytes = BlockLayout.PARTS_AT + (long) events.size() + ids.bytes();
    for (NameSink names : dictionaries()) {
      bytes += names.bytes();
    }
    return bytes;
  }

  /**
   * Takes an event in.
   *
   * @throws IllegalArgumentException if a name holds half of a surrogate pair; the block cannot be
   *     used after that
   */
  public void add(Report report) {
    int marks = marks(report);
    events.put(marks);
    events.put(marks >>> 8);
    events.difference(report.time() - time);
    time = report.time();
    events.number(accounts.place(report.actor()));
    events.number(targets.place(report.target()));
    name(accounts, report.owner());
    name(communities, report.community());
    name(devices, report.device());
    name(addresses, report.address());
    number(report.dwellMillis());
    number(report.completion());
    number(report.textLength());
    String id = report.id();
    if (id != null) {
      ids.write(id);
    }
    rows++;
  }

  private static int marks(Report report) {
    String id = report.id();
    return report.type().ordinal()
        | NameSink.mark(report.owner(), BlockLayout.OWNER)
        | NameSink.mark(report.community(), BlockLayout.COMMUNITY)
        | NameSink.mark(report.device(), BlockLayout.DEVICE)
        | NameSink.mark(report.address(), BlockLayout.ADDRESS)
        | (report.dwellMillis() < 0 ? 0 : BlockLayout.DWELL)
        | (report.completion() < 0 ? 0 : BlockLayout.COMPLETION)
        | (report.textLength() < 0 ? 0 : BlockLayout.TEXT_LENGTH)
        | (id == null ? 0 : IdSink.kind(id) << BlockLayout.ID_SHIFT);
  }

  private void name(NameSink names, @Nullable String name) {
    if (name != null) {
      events.number(names.place(name));
    }
  }

  private void number(int value) {
    if (value >= 0) {
      events.number(value);
    }
  }

  /**
   * The finished block.
   *
   * @param firstRow the row of its first event in the log
   * @param acceptedMillis by the service's clock
   * @throws IllegalStateException if it holds no event, or more than 2 GB
   */
  public Block finish(long firstRow, long acceptedMillis) {
    if (rows == 0) {
      throw new IllegalStateException("a block holds at least one event");
    }
    ByteSink body = new ByteSink((int) Math.min(Integer.MAX_VALUE - 16, bytes()));
    body.put(new byte[BlockLayout.PARTS_AT]);
    for (NameSink names : dictionaries()) {
      names.writeTo(body);
    }
    ids.writeTo(body);
    int names = body.size() - BlockLayout.PARTS_AT;
    body.put(events);
    byte[] bytes = body.toBytes();
    BlockLayout.writeHeader(bytes, firstRow, rows, acceptedMillis, names);
    return new Block(firstRow, rows, acceptedMillis, bytes);
  }

  private NameSink[] dictionaries() {
    return new NameSink[] {accounts, targets, communities, devices, addresses};
  }
}
