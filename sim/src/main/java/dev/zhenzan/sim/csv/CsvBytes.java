package dev.zhenzan.sim.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Writes CSV by hand into one buffer: no object and no encoder a line. */
public final class CsvBytes implements Closeable {
  private static final int LONGEST_VALUE = 256;
  private static final long[] POWERS = powers();
  private static final int DAY_MILLIS = 86_400_000;
  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int size;
  private long day = Long.MIN_VALUE;
  private byte[] date = new byte[0];

  /** Takes the stream over, and closes it. */
  public CsvBytes(OutputStream out) {
    this.out = out;
  }

  private static long[] powers() {
    long[] powers = new long[18];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }

  /** Makes room for one more value. */
  private void room() throws IOException {
    if (size > buffer.length - LONGEST_VALUE) {
      out.write(buffer, 0, size);
      size = 0;
    }
  }

  /** One character. */
  public CsvBytes character(char ascii) throws IOException {
    room();
    buffer[size++] = (byte) ascii;
    return this;
  }

  /** Text as it stands in the file; at most 256 bytes. */
  public CsvBytes bytes(byte[] utf8) throws IOException {
    room();
    System.arraycopy(utf8, 0, buffer, size, utf8.length);
    size += utf8.length;
    return this;
  }

  /** The same, not yet as bytes. */
  public CsvBytes text(String value) throws IOException {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A number of at least the given width, with leading zeros; 0 ≤ value &lt; 10^17. */
  public CsvBytes digits(long value, int width) throws IOException {
    room();
    int length = width;
    while (length < POWERS.length && value >= POWERS[length]) {
      length++;
    }
    int at = size + length;
    long high = value;
    for (; high > Integer.MAX_VALUE; high /= 10) {
      buffer[--at] = (byte) ('0' + high % 10);
    }
    for (int rest = (int) high; at > size; rest /= 10) {
      buffer[--at] = (byte) ('0' + rest % 10);
    }
    size += length;
    return this;
  }

  /** The lowest 48 bits as twelve hexadecimal digits. */
  public CsvBytes hex(long value) throws IOException {
    room();
    for (int shift = 44; shift >= 0; shift -= 4) {
      buffer[size++] = (byte) Character.forDigit((int) (value >>> shift & 15), 16);
    }
    return this;
  }

  /** A time as {@code 2026-03-02T08:15:00.250Z}. */
  public CsvBytes time(long millis) throws IOException {
    long newDay = Math.floorDiv(millis, (long) DAY_MILLIS);
    if (newDay != day) {
      day = newDay;
      date = (LocalDate.ofEpochDay(day) + "T").getBytes(StandardCharsets.US_ASCII);
    }
    int rest = (int) Math.floorMod(millis, (long) DAY_MILLIS);
    bytes(date).digits(rest / 3_600_000, 2).character(':').digits(rest / 60_000 % 60, 2);
    character(':').digits(rest / 1_000 % 60, 2).character('.');
    return digits(rest % 1_000, 3).character('Z');
  }

  /** An IPv4 address, given as 32 bits. */
  public CsvBytes address(int ipv4) throws IOException {
    digits(ipv4 >>> 24, 1).character('.').digits(ipv4 >>> 16 & 255, 1).character('.');
    return digits(ipv4 >>> 8 & 255, 1).character('.').digits(ipv4 & 255, 1);
  }

  @Override
  public void close() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
    out.close();
  }
}
