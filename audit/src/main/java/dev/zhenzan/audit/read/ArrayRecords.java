package dev.zhenzan.audit.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The elements of one JSON array (or of several, one after another) as records. Where the array
 * itself breaks off, nothing behind that point can be trusted, so reading stops with an error.
 */
final class ArrayRecords extends Records {
  private final Path file;
  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int chunkAt;
  private int chunkEnd;
  private long currentLine = 1;
  private boolean inArray;

  ArrayRecords(Path file, InputStream in) {
    this.file = file;
    this.in = in;
    buffer = new byte[1 << 12];
  }

  private int read() throws IOException {
    if (chunkAt == chunkEnd) {
      chunkEnd = in.read(chunk);
      chunkAt = 0;
      if (chunkEnd <= 0) {
        chunkEnd = 0;
        return -1;
      }
    }
    int b = chunk[chunkAt++] & 0xFF;
    currentLine += b == '\n' ? 1 : 0;
    return b;
  }

  private int readInk() throws IOException {
    int b = read();
    while (b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0xEF || b == 0xBB || b == 0xBF) {
      b = read();
    }
    return b;
  }

  @Override
  boolean next() throws IOException, ReadException {
    int b = readInk();
    while (b == ',' || b == '[' || b == ']') {
      if ((b == '[') == inArray && b != ',') {
        if (b == '[') {
          break;
        }
        throw broken();
      }
      inArray = b == ',' ? inArray : b == '[';
      b = readInk();
    }
    if (b < 0) {
      if (inArray) {
        throw broken();
      }
      return false;
    }
    if (!inArray) {
      throw broken();
    }
    element(b);
    return true;
  }

  private void element(int first) throws IOException, ReadException {
    line = currentLine;
    fault = null;
    start = 0;
    end = 0;
    int depth = 0;
    boolean inString = false;
    boolean escaped = false;
    int b = first;
    while (true) {
      if (b < 0) {
        throw broken();
      }
      keep((byte) b);
      if (inString) {
        inString = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      }
      if (depth <= 0 && !inString && endsHere(first)) {
        return;
      }
      b = read();
    }
  }

  /** Containers end at their closing bracket; anything else before the next comma or bracket. */
  private boolean endsHere(int first) {
    if (first == '{' || first == '[') {
      return true;
    }
    return chunkAt < chunkEnd && (chunk[chunkAt] == ',' || chunk[chunkAt] == ']');
  }

  private void keep(byte b) {
    if (end >= RECORD_BYTES_MAX) {
      fault = "record longer than 1 MB";
      return;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, end * 2);
    }
    buffer[end++] = b;
  }

  private ReadException broken() {
    return ReadException.input(
        file + ": the JSON array breaks off or is malformed at line " + currentLine);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
