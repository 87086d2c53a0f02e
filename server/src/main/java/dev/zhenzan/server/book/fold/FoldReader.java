package dev.zhenzan.server.book.fold;

import dev.zhenzan.core.gather.Flat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads what a {@link FoldWriter} wrote, by the same calls. How long each array is was checked when
 * the file was opened; its values are checked before the call that reads them returns.
 */
public final class FoldReader implements Flat, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final FileChannel channel;
  private final FoldEnd end;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int entry;

  private FoldReader(FileChannel channel, FoldEnd end) {
    this.channel = channel;
    this.end = end;
  }

  static FoldReader of(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new FoldReader(channel, FoldEnd.of(channel));
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  /** How many rows of the log were folded. */
  public long rows() {
    return end.rows();
  }

  /** What tells these rows from those of any other log. */
  public String standsFor() {
    return end.standsFor();
  }

  @Override
  public long number(long value) throws IOException {
    if (entry == end.entries().length) {
      throw new IOException("there is less in it than is looked for");
    }
    return end.entries()[entry++];
  }

  @Override
  public void bytes(byte[] array, int count) throws IOException {
    if (!isSame(1, count)) {
      values(1, count, (from, many) -> buffer.get(array, from, many));
    } else {
      Arrays.fill(array, 0, count, (byte) number(0));
    }
  }

  @Override
  public void shorts(short[] array, int count) throws IOException {
    if (!isSame(2, count)) {
      values(2, count, (from, many) -> buffer.asShortBuffer().get(array, from, many));
    } else {
      Arrays.fill(array, 0, count, (short) number(0));
    }
  }

  @Override
  public void ints(int[] array, int count) throws IOException {
    if (!isSame(4, count)) {
      values(4, count, (from, many) -> buffer.asIntBuffer().get(array, from, many));
    } else {
      Arrays.fill(array, 0, count, (int) number(0));
    }
  }

  @Override
  public void longs(long[] array, int count) throws IOException {
    if (!isSame(8, count)) {
      values(8, count, (from, many) -> buffer.asLongBuffer().get(array, from, many));
    } else {
      Arrays.fill(array, 0, count, number(0));
    }
  }

  /** Whether one value fills the next array; otherwise as many follow as are looked for. */
  private boolean isSame(int width, int count) throws IOException {
    long bytes = number(0);
    if (bytes != FoldEnd.SAME && bytes != (long) count * width) {
      throw new IOException("an array has " + bytes + " bytes instead of " + (long) count * width);
    }
    return bytes == FoldEnd.SAME;
  }

  /** Puts some values out of the buffer into an array. */
  @FunctionalInterface
  private interface Values {
    void take(int from, int many);
  }

  private void values(int width, int count, Values values) throws IOException {
    CRC32C check = new CRC32C();
    int most = BUFFER_BYTES / width;
    for (int from = 0; from < count; from += most) {
      int many = Math.min(most, count - from);
      fill(many * width);
      check.update(buffer.duplicate());
      values.take(from, many);
    }
    if (check.getValue() != number(0)) {
      throw new IOException("an array before byte " + channel.position() + " is damaged");
    }
  }

  private void fill(int bytes) throws IOException {
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("it is cut");
      }
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
