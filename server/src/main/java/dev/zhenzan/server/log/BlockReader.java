package dev.zhenzan.server.log;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a block one after another, without an object an event: names are places in
 * the block's dictionaries. For one thread.
 *
 * <pre>
 *   BlockReader reader = BlockReader.open(block);
 *   while (reader.next()) {
 *     reader.accounts(), reader.actor() …
 *   }
 * </pre>
 *
 * <p>{@link #open} has checked the checksum. What fits it and still makes no sense, such as a name
 * that the dictionary does not have, is refused as damaged too, in {@link #open} or {@link #next}.
 */
public final class BlockReader {
  private final Block block;
  private final PartReader parts;
  private final BlockNames accounts;
  private final BlockNames targets;
  private final BlockNames communities;
  private final BlockNames devices;
  private final BlockNames addresses;
  private final IdReader ids;
  private int left;
  private int marks;
  private long time;
  private int actor;
  private int target;
  private int owner;
  private int community;
  private int device;
  private int address;
  private int dwellMillis;
  private int completion;
  private int textLength;

  private BlockReader(Block block) throws StoreException {
    this.block = block;
    this.left = block.rows();
    this.parts = new PartReader(block);
    this.accounts = parts.names();
    this.targets = parts.names();
    this.communities = parts.names();
    this.devices = parts.names();
    this.addresses = parts.names();
    this.ids = new IdReader(parts, parts.names(), parts.names());
    parts.endNames();
  }

  /**
   * Begins before the first event.
   *
   * @throws StoreException of kind {@code DAMAGED}
   */
  public static BlockReader open(Block block) throws StoreException {
    BlockLayout.check(block);
    try {
      return new BlockReader(block);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw BlockLayout.damaged(block, "ends within its dictionaries");
    }
  }

  /**
   * Goes on to the next event; whether there is one.
   *
   * @throws StoreException of kind {@code DAMAGED}
   */
  public boolean next() throws StoreException {
    if (left == 0) {
      if (!parts.isAtEnd() || !ids.isAtEnd()) {
        throw BlockLayout.damaged(block, "goes on after its last event");
      }
      return false;
    }
    try {
      read();
    } catch (ArrayIndexOutOfBoundsException e) {
      throw BlockLayout.damaged(block, "ends within its events");
    }
    left--;
    return true;
  }

  private void read() throws StoreException {
    marks = parts.marks();
    if ((marks & BlockLayout.TYPE_MASK) > LAST_TYPE || marks >>> 14 != 0) {
      throw BlockLayout.damaged(block, "holds an event of a kind that this release does not know");
    }
    time += parts.difference();
    actor = parts.place(accounts.size());
    target = parts.place(targets.size());
    owner = has(BlockLayout.OWNER) ? parts.place(accounts.size()) : -1;
    community = has(BlockLayout.COMMUNITY) ? parts.place(communities.size()) : -1;
    device = has(BlockLayout.DEVICE) ? parts.place(devices.size()) : -1;
    address = has(BlockLayout.ADDRESS) ? parts.place(addresses.size()) : -1;
    dwellMillis = has(BlockLayout.DWELL) ? parts.count() : -1;
    completion = has(BlockLayout.COMPLETION) ? parts.count() : -1;
    textLength = has(BlockLayout.TEXT_LENGTH) ? parts.count() : -1;
    ids.read(marks >>> BlockLayout.ID_SHIFT & BlockLayout.ID_MASK);
  }

  private static final int LAST_TYPE = EventType.values().length - 1;

  private boolean has(int mark) {
    return (marks & mark) != 0;
  }

  /** Of actors and owners. */
  public BlockNames accounts() {
    return accounts;
  }

  public BlockNames targets() {
    return targets;
  }

  public BlockNames communities() {
    return communities;
  }

  public BlockNames devices() {
    return devices;
  }

  public BlockNames addresses() {
    return addresses;
  }

  /** What was done. */
  public EventType type() {
    return EventType.of(marks & BlockLayout.TYPE_MASK);
  }

  /** When, in milliseconds since 1970-01-01T00:00Z. */
  public long time() {
    return time;
  }

  /** Place in {@link #accounts()}. */
  public int actor() {
    return actor;
  }

  /** Place in {@link #targets()}. */
  public int target() {
    return target;
  }

  /** Place in {@link #accounts()}, -1 where not reported. */
  public int owner() {
    return owner;
  }

  /** Place in {@link #communities()}, -1 where not reported. */
  public int community() {
    return community;
  }

  /** Place in {@link #devices()}, -1 where not reported. */
  public int device() {
    return device;
  }

  /** Place in {@link #addresses()}, -1 where not reported. */
  public int address() {
    return address;
  }

  /** How long the account looked, -1 where not reported. */
  public int dwellMillis() {
    return dwellMillis;
  }

  /** How much was seen, in basis points, -1 where not reported. */
  public int completion() {
    return completion;
  }

  /** The length of a comment in characters, -1 where not reported. */
  public int textLength() {
    return textLength;
  }

  /** The place of the id's beginning among those of the block, -1 if it has none. */
  int idBeginning() {
    return (marks >>> BlockLayout.ID_SHIFT & BlockLayout.ID_MASK) == BlockLayout.ID_NUMBER
        ? ids.beginning()
        : -1;
  }

  /** The place of the id's text among those of the block, -1 if it is none. */
  int idTextPlace() {
    return (marks >>> BlockLayout.ID_SHIFT & BlockLayout.ID_MASK) == BlockLayout.ID_TEXT
        ? ids.textPlace()
        : -1;
  }

  /** Whether the event has an id. */
  public boolean hasId() {
    return marks >>> BlockLayout.ID_SHIFT != 0;
  }

  /**
   * The bytes in which the event's id lies from {@link #idFrom()} to {@link #idTo()}, if it has
   * one; until {@link #next}, and not to be written to.
   */
  public byte[] idText() {
    return ids.text();
  }

  public int idFrom() {
    return ids.from();
  }

  /** The place behind its last byte. */
  public int idTo() {
    return ids.to();
  }

  /** The event as it was reported: for tools and tests; slow. */
  public Report report() {
    return new Report(
        hasId() ? new String(idText(), idFrom(), idTo() - idFrom(), StandardCharsets.UTF_8) : null,
        type(),
        time,
        accounts.name(actor),
        targets.name(target),
        name(accounts, owner),
        name(communities, community),
        name(devices, device),
        name(addresses, address),
        dwellMillis,
        completion,
        textLength);
  }

  private static @Nullable String name(BlockNames names, int place) {
    return place < 0 ? null : names.name(place);
  }
}
