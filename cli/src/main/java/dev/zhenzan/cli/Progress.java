package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/** How far a file was brought in. */
final class Progress {
  // Beside the file lies one line: how many bytes are in; the checksum of the last kibibyte of
  // them, by which another file under the same name is noticed; and how long the file of refused
  // lines was then. It is replaced in one rename after each piece is acknowledged, that is, on the
  // service's disk.

  private static final int TAIL = 1 << 10;
  private static final Place BEGIN = new Place(0, 0);

  private final Path file;
  private final Path memory;

  /**
   * Of a file of events.
   *
   * @throws NoSuchFileException if it is not there
   */
  Progress(Path file) throws NoSuchFileException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    this.file = file;
    memory = file.resolveSibling(file.getFileName() + ".imported");
  }

  /**
   * @param bytes of the file that are in
   * @param rejectsBytes of the file of refused lines that belong to these
   */
  record Place(long bytes, long rejectsBytes) {}

  void forget() throws IOException {
    Files.deleteIfExists(memory);
  }

  /**
   * Where to go on.
   *
   * @throws RefusedException if what is remembered is of another file
   */
  Place place() throws IOException, RefusedException {
    if (!Files.exists(memory)) {
      return BEGIN;
    }
    String[] parts = Files.readString(memory, StandardCharsets.US_ASCII).strip().split(" ", -1);
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long bytes = Long.parseLong(parts[0]);
      if (bytes <= in.length() && parts[1].equals(checksum(in, bytes))) {
        return new Place(bytes, parts.length > 2 ? Long.parseLong(parts[2]) : 0);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
      // told below
    }
    throw new RefusedException(
        memory + " belongs to another file than " + file + ": --restart begins anew");
  }

  void remember(RandomAccessFile in, long bytes, long rejectsBytes) throws IOException {
    Path fresh = memory.resolveSibling(memory.getFileName() + ".new");
    String line = bytes + " " + checksum(in, bytes) + " " + rejectsBytes + "\n";
    Files.writeString(fresh, line, StandardCharsets.US_ASCII);
    Files.move(fresh, memory, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String checksum(RandomAccessFile in, long position) throws IOException {
    int length = (int) Math.min(TAIL, position);
    byte[] bytes = new byte[length];
    in.seek(position - length);
    in.readFully(bytes);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Long.toHexString(crc.getValue());
  }
}
