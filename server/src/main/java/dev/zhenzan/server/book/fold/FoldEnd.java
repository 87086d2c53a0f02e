package dev.zhenzan.server.book.fold;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What stands behind the arrays: what they are, how long, and their checks.
 *
 * <pre>
 * rows | length of what it stands for | what it stands for, ASCII | entries, u64 each |
 * bytes of all that | CRC-32C of all that | version | magic; numbers u64, lowest byte first
 * </pre>
 *
 * @param rows of the log that were folded
 * @param standsFor what tells these rows from those of any other log
 * @param entries of a number itself; of an array its bytes and their CRC-32C, or {@link #SAME} and
 *     the one value that it is full of
 */
record FoldEnd(long rows, String standsFor, long[] entries) {
  /** Stands for the length of an array whose values are all the same. */
  static final long SAME = -1;

  /** Of the layout and of what the arrays mean; a file of another version is not read. */
  static final long VERSION = 1;

  private static final long MAGIC = 0x444C_4F46_4E5A_485AL; // ZHZNFOLD
  private static final int TAIL_BYTES = 32;

  ByteBuffer encoded() {
    byte[] name = standsFor.getBytes(StandardCharsets.US_ASCII);
    int length = 16 + name.length + entries.length * 8;
    ByteBuffer all = ByteBuffer.allocate(length + TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(rows).putLong(name.length).put(name);
    for (long entry : entries) {
      all.putLong(entry);
    }
    long check = check(all.array(), length);
    return all.putLong(length).putLong(check).putLong(VERSION).putLong(MAGIC).flip();
  }

  private static long check(byte[] bytes, int length) {
    CRC32C check = new CRC32C();
    check.update(bytes, 0, length);
    return check.getValue();
  }

  /**
   * @throws IOException if it is not whole, or of another version
   */
  static FoldEnd of(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < TAIL_BYTES) {
      throw new IOException("it is cut");
    }
    ByteBuffer tail = read(channel, size - TAIL_BYTES, TAIL_BYTES);
    long length = tail.getLong();
    long check = tail.getLong();
    long version = tail.getLong();
    if (tail.getLong() != MAGIC) {
      throw new IOException("it is cut, or no such file");
    }
    if (version != VERSION) {
      throw new IOException("it is of version " + version + " instead of " + VERSION);
    }
    if (length < 16 || length > Math.min(size - TAIL_BYTES, Integer.MAX_VALUE - 16)) {
      throw new IOException("its end is damaged");
    }
    ByteBuffer all = read(channel, size - TAIL_BYTES - length, (int) length);
    if (check(all.array(), (int) length) != check) {
      throw new IOException("its end is damaged");
    }
    return decoded(all);
  }

  private static FoldEnd decoded(ByteBuffer all) {
    long rows = all.getLong();
    byte[] name = new byte[(int) all.getLong()];
    all.get(name);
    long[] entries = new long[all.remaining() / 8];
    all.asLongBuffer().get(entries);
    return new FoldEnd(rows, new String(name, StandardCharsets.US_ASCII), entries);
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("it is cut");
      }
    }
    return bytes.flip();
  }
}
