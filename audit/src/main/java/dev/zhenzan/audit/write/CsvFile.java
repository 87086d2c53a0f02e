package dev.zhenzan.audit.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One CSV file, written field by field as bytes: UTF-8 without a mark, fields quoted only where RFC
 * 4180 asks for it, lines ended by a line feed.
 *
 * <p>Ids are written exactly as they were read, so that they can be joined with the input. An id
 * that begins with {@code =} or {@code +} is a formula to a spreadsheet; docs/output.md warns of
 * that, and nothing here alters it.
 */
final class CsvFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private boolean lineBegun;

  private CsvFile(OutputStream out) {
    this.out = out;
  }

  /** A new file with its heading line. */
  static CsvFile create(Path file, String... heading) throws IOException {
    CsvFile csv =
        new CsvFile(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), BUFFER_BYTES));
    for (String name : heading) {
      csv.text(name);
    }
    csv.end();
    return csv;
  }

  /** Writes a text as the next field. */
  CsvFile text(String value) throws IOException {
    separate();
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (mustQuote(bytes)) {
      quoted(bytes);
    } else {
      out.write(bytes);
    }
    return this;
  }

  /** Writes an empty field: not known, or does not apply. */
  CsvFile nothing() throws IOException {
    separate();
    return this;
  }

  /** Writes a whole number as the next field. */
  CsvFile number(long value) throws IOException {
    separate();
    out.write(ascii(Long.toString(value)));
    return this;
  }

  /** Writes {@code value / 10^scale} as the next field, without trailing zeros. */
  CsvFile decimal(long value, int scale) throws IOException {
    separate();
    out.write(ascii(Decimals.plain(value, scale)));
    return this;
  }

  /** Ends the line. */
  void end() throws IOException {
    out.write('\n');
    lineBegun = false;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void separate() throws IOException {
    if (lineBegun) {
      out.write(',');
    }
    lineBegun = true;
  }

  private void quoted(byte[] bytes) throws IOException {
    out.write('"');
    for (byte b : bytes) {
      if (b == '"') {
        out.write('"');
      }
      out.write(b);
    }
    out.write('"');
  }

  /** Leading and trailing spaces are quoted too: some readers trim them otherwise. */
  private static boolean mustQuote(byte[] bytes) {
    int n = bytes.length;
    if (n > 0 && (bytes[0] == ' ' || bytes[n - 1] == ' ')) {
      return true;
    }
    for (byte b : bytes) {
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String digits) {
    return digits.getBytes(StandardCharsets.ISO_8859_1);
  }
}
