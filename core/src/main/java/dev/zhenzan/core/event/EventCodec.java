package dev.zhenzan.core.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes single events down compactly and reads them back: 34 bytes, and whatever else is known.
 */
public final class EventCodec {
  // Big-endian, as DataOutput writes:
  //
  //   byte    0  ordinal of the EventType
  //   byte    1  which of the fields marked ? follow: bit 0 owner … bit 6 textLength
  //   bytes   2  time    10  id    18  actor    26  target          (long each)
  //   then       owner?  community?  device?  address?  dwellMillis?   (long each)
  //              completion?  textLength?                              (int each)
  //
  // No version of its own: it stands inside formats that have one.

  private static final int OWNER = 1;
  private static final int COMMUNITY = 1 << 1;
  private static final int DEVICE = 1 << 2;
  private static final int ADDRESS = 1 << 3;
  private static final int DWELL = 1 << 4;
  private static final int COMPLETION = 1 << 5;
  private static final int TEXT = 1 << 6;
  private static final int KNOWN = (1 << 7) - 1;
  private static final int TYPES = EventType.values().length;

  private EventCodec() {}

  /** Writes one event. */
  public static void write(Event event, DataOutput out) throws IOException {
    out.writeByte(event.type().ordinal());
    out.writeByte(present(event));
    out.writeLong(event.time());
    out.writeLong(event.id());
    out.writeLong(event.actor());
    out.writeLong(event.target());
    writeIfPresent(event.owner(), out);
    writeIfPresent(event.community(), out);
    writeIfPresent(event.device(), out);
    writeIfPresent(event.address(), out);
    writeIfPresent(event.dwellMillis(), out);
    if (event.completion() != Event.ABSENT) {
      out.writeInt(event.completion());
    }
    if (event.textLength() != Event.ABSENT) {
      out.writeInt(event.textLength());
    }
  }

  private static int present(Event event) {
    return bit(event.owner(), OWNER)
        | bit(event.community(), COMMUNITY)
        | bit(event.device(), DEVICE)
        | bit(event.address(), ADDRESS)
        | bit(event.dwellMillis(), DWELL)
        | bit(event.completion(), COMPLETION)
        | bit(event.textLength(), TEXT);
  }

  private static int bit(long value, int bit) {
    return value == Event.ABSENT ? 0 : bit;
  }

  private static void writeIfPresent(long value, DataOutput out) throws IOException {
    if (value != Event.ABSENT) {
      out.writeLong(value);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes end early or are not an event
   */
  public static EventRecord read(DataInput in) throws IOException {
    int type = in.readUnsignedByte();
    int present = in.readUnsignedByte();
    if (type >= TYPES || (present & ~KNOWN) != 0) {
      throw new IOException("not an event: type " + type + ", fields " + present);
    }
    return new EventRecord(
        EventType.of(type),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        readLong(present & OWNER, in),
        readLong(present & COMMUNITY, in),
        readLong(present & DEVICE, in),
        readLong(present & ADDRESS, in),
        readLong(present & DWELL, in),
        readInt(present & COMPLETION, in),
        readInt(present & TEXT, in));
  }

  private static long readLong(int present, DataInput in) throws IOException {
    return present == 0 ? Event.ABSENT : in.readLong();
  }

  private static int readInt(int present, DataInput in) throws IOException {
    return present == 0 ? (int) Event.ABSENT : in.readInt();
  }
}
