package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.EventCodec;
import dev.zhenzan.core.event.EventRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * How a {@link FoldRunner} is written down. Big-endian, as {@link DataOutput} writes:
 *
 * <pre>
 *   offset  bytes
 *        0      4  magic, the letters ZFRN
 *        4      1  version, 1
 *        5      4  length n of the body
 *        9      n  body
 *    9 + n      4  CRC-32C of everything before it
 *
 *   body:  fold name (UTF)     epoch length, ms (long)
 *          watermark (long)    open epoch (long)
 *          late (long)         duplicates (long)
 *          states (int), then for each, ascending by key:
 *              key (long)      the state, by the fold's {@link StateCodec}
 *          waiting events (int), then each by {@link EventCodec}, in the order of folding
 * </pre>
 *
 * <p>The checksum is verified before any of the body is believed.
 */
final class FoldSnapshot {
  private static final int MAGIC = 'Z' << 24 | 'F' << 16 | 'R' << 8 | 'N';
  private static final int VERSION = 1;
  private static final int HEADER = 9;

  /** A damaged length must not make the reader ask for two gigabytes at once. */
  private static final int CHUNK = 1 << 16;

  private FoldSnapshot() {}

  static void write(FoldRunner<?> runner, DataOutput out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    runner.writeBody(new DataOutputStream(bytes));
    byte[] body = bytes.toByteArray();
    byte[] header = header(body.length);
    out.write(header);
    out.write(body);
    out.writeInt(checksum(header, body));
  }

  private static byte[] header(int length) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream(HEADER);
    DataOutputStream out = new DataOutputStream(header);
    out.writeInt(MAGIC);
    out.writeByte(VERSION);
    out.writeInt(length);
    return header.toByteArray();
  }

  private static int checksum(byte[] header, byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(header);
    crc.update(body);
    return (int) crc.getValue();
  }

  static void read(FoldRunner<?> runner, DataInput in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a snapshot of a fold runner");
    }
    expect("snapshot version", VERSION, in.readUnsignedByte());
    byte[] body = readBytes(in, in.readInt());
    if (in.readInt() != checksum(header(body.length), body)) {
      throw new IOException("the snapshot is damaged: its checksum does not fit");
    }
    DataInputStream inside = new DataInputStream(new ByteArrayInputStream(body));
    runner.readBody(inside);
    if (inside.read() >= 0) {
      throw new IOException("the snapshot goes on after its end");
    }
  }

  private static byte[] readBytes(DataInput in, int length) throws IOException {
    if (length < 0) {
      throw new EOFException("the snapshot is damaged: its length is " + length);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, CHUNK));
    byte[] chunk = new byte[Math.min(length, CHUNK)];
    for (int left = length; left > 0; left -= chunk.length) {
      int size = Math.min(left, chunk.length);
      in.readFully(chunk, 0, size);
      bytes.write(chunk, 0, size);
    }
    return bytes.toByteArray();
  }

  static void writeEvents(EventRecord[] events, DataOutput out) throws IOException {
    out.writeInt(events.length);
    for (EventRecord event : events) {
      EventCodec.write(event, out);
    }
  }

  static List<EventRecord> readEvents(DataInput in) throws IOException {
    List<EventRecord> events = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      events.add(EventCodec.read(in));
    }
    return events;
  }

  static void expect(String what, Object expected, Object found) throws IOException {
    if (!expected.equals(found)) {
      throw new IOException("unexpected " + what + ": " + found + " instead of " + expected);
    }
  }
}
