package dev.zhenzan.audit.read;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked if its first bytes say that it is packed. */
final class Bytes {
  private static final int BUFFER = 1 << 17;

  /** How a file is packed. */
  enum Packing {
    NONE,
    GZIP,
    ZSTD
  }

  private Bytes() {}

  static InputStream open(Path file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return switch (packing(raw)) {
        case NONE -> raw;
        case GZIP -> new GZIPInputStream(raw, BUFFER);
        case ZSTD -> new ZstdInputStream(raw);
      };
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  static Packing packing(Path file) throws IOException {
    try (BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 16)) {
      return packing(raw);
    }
  }

  private static Packing packing(BufferedInputStream raw) throws IOException {
    raw.mark(4);
    byte[] head = raw.readNBytes(4);
    raw.reset();
    if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
      return Packing.GZIP;
    }
    boolean zstd =
        head.length == 4
            && (head[0] & 0xFF) == 0x28
            && (head[1] & 0xFF) == 0xB5
            && (head[2] & 0xFF) == 0x2F
            && (head[3] & 0xFF) == 0xFD;
    return zstd ? Packing.ZSTD : Packing.NONE;
  }

  /** Up to so many unpacked bytes from the beginning. */
  static byte[] head(Path file, int bytesMax) throws ReadException {
    try (InputStream in = open(file)) {
      return in.readNBytes(bytesMax);
    } catch (IOException | RuntimeException e) {
      throw failure(file, e);
    }
  }

  /** What to say when a file cannot be read to its end. */
  static ReadException failure(Path file, Exception e) {
    if (e instanceof NoSuchFileException) {
      return ReadException.machine(file + ": the file is not there, or no longer", e);
    }
    if (e instanceof EOFException) {
      return ReadException.machine(
          file + ": the packed file breaks off; fetch or pack it again", e);
    }
    if (e instanceof ZipException || e instanceof RuntimeException) {
      return ReadException.machine(
          file + ": the packed file is damaged (" + e.getMessage() + "); fetch it again", e);
    }
    return ReadException.machine(file + ": cannot be read: " + e.getMessage(), e);
  }
}
