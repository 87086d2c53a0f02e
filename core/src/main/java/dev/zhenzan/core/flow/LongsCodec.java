package dev.zhenzan.core.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The codec of a state that is an array of longs of fixed length.
 *
 * <pre>
 * version: 1 byte │ length: 4 bytes │ length × 8 bytes, big-endian
 * </pre>
 *
 * @param version the layout's version, 1…127
 * @param length how many longs
 */
public record LongsCodec(int version, int length) implements StateCodec<long[]> {

  @Override
  public void write(long[] state, DataOutput out) throws IOException {
    out.writeByte(version);
    out.writeInt(length);
    for (long field : state) {
      out.writeLong(field);
    }
  }

  @Override
  public long[] read(DataInput in) throws IOException {
    int found = in.readByte();
    if (found != version) {
      throw new IOException("state of version " + found + ", expected " + version);
    }
    int size = in.readInt();
    if (size != length) {
      throw new IOException("state of " + size + " fields, expected " + length);
    }
    long[] state = new long[length];
    for (int at = 0; at < length; at++) {
      state[at] = in.readLong();
    }
    return state;
  }
}
