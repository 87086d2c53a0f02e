package dev.zhenzan.server.book.fold;

import dev.zhenzan.core.gather.Flat;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32C;

/**
 * Writes arrays into a draft, which takes the place of the file when all of it is on disk, or is
 * deleted. Takes a buffer's memory, however much is written.
 */
public final class FoldWriter implements Flat, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  /**
   * So much is flushed at a time: a commit of the log must not wait behind hundreds of megabytes
   * that the system holds back for this file.
   */
  private static final long FLUSH_BYTES = 16 << 20;

  private final Path draft;
  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final LongArrayList entries = new LongArrayList();
  private long flushed;
  private long written;
  private boolean committed;

  private FoldWriter(Path draft, Path path, FileChannel channel) {
    this.draft = draft;
    this.path = path;
    this.channel = channel;
  }

  static FoldWriter of(Path draft, Path path) throws IOException {
    Files.deleteIfExists(draft);
    boolean posix =
        Files.getFileStore(draft.toAbsolutePath().resolveSibling(""))
            .supportsFileAttributeView("posix");
    FileAttribute<?>[] ownersOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(draft, ownersOnly);
    return new FoldWriter(draft, path, FileChannel.open(draft, StandardOpenOption.WRITE));
  }

  @Override
  public long number(long value) {
    entries.add(value);
    return value;
  }

  @Override
  public void bytes(byte[] array, int count) throws IOException {
    int same = 1;
    while (same < count && array[same] == array[0]) {
      same++;
    }
    array(1, count, same, count == 0 ? 0 : array[0], (from, many) -> buffer.put(array, from, many));
  }

  @Override
  public void shorts(short[] array, int count) throws IOException {
    int same = 1;
    while (same < count && array[same] == array[0]) {
      same++;
    }
    array(
        2,
        count,
        same,
        count == 0 ? 0 : array[0],
        (from, many) -> buffer.asShortBuffer().put(array, from, many));
  }

  @Override
  public void ints(int[] array, int count) throws IOException {
    int same = 1;
    while (same < count && array[same] == array[0]) {
      same++;
    }
    array(
        4,
        count,
        same,
        count == 0 ? 0 : array[0],
        (from, many) -> buffer.asIntBuffer().put(array, from, many));
  }

  @Override
  public void longs(long[] array, int count) throws IOException {
    int same = 1;
    while (same < count && array[same] == array[0]) {
      same++;
    }
    array(
        8,
        count,
        same,
        count == 0 ? 0 : array[0],
        (from, many) -> buffer.asLongBuffer().put(array, from, many));
  }

  /** Puts some values of an array into the buffer. */
  @FunctionalInterface
  private interface Values {
    void put(int from, int many);
  }

  private void array(int width, int count, int same, long first, Values values) throws IOException {
    if (same >= count) {
      entries.add(FoldEnd.SAME);
      entries.add(first);
      return;
    }
    CRC32C check = new CRC32C();
    int most = BUFFER_BYTES / width;
    for (int from = 0; from < count; from += most) {
      int many = Math.min(most, count - from);
      buffer.clear();
      values.put(from, many);
      buffer.position(0).limit(many * width);
      check.update(buffer.duplicate());
      write();
    }
    entries.add((long) count * width);
    entries.add(check.getValue());
  }

  private void write() throws IOException {
    while (buffer.hasRemaining()) {
      written += channel.write(buffer);
    }
    if (written - flushed >= FLUSH_BYTES) {
      channel.force(/* metaData= */ false);
      flushed = written;
    }
  }

  /**
   * All arrays were taken down: the draft takes its place, durably.
   *
   * @param rows of the log that were folded
   * @param standsFor what tells these rows from those of any other log
   */
  public void commit(long rows, String standsFor) throws IOException {
    ByteBuffer end = new FoldEnd(rows, standsFor, entries.toLongArray()).encoded();
    while (end.hasRemaining()) {
      channel.write(end);
    }
    channel.force(/* metaData= */ true);
    channel.close();
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    committed = true;
    FoldFile.flushFolder(path);
  }

  /** Without a commit, what was there before stays. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!committed) {
      Files.deleteIfExists(draft);
    }
  }
}
