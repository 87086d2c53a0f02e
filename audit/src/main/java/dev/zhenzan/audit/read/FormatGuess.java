package dev.zhenzan.audit.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Tells the format of a file by its ending, and where that says nothing by its first bytes. */
final class FormatGuess {
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private FormatGuess() {}

  static Format of(Path file, byte[] head) {
    if (startsWith(head, PARQUET)) {
      return Format.PARQUET;
    }
    String name = InputFiles.plainName(file).toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet") || name.endsWith(".pq")) {
      return Format.PARQUET;
    }
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return Format.CSV;
    }
    if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return Format.JSON;
    }
    int ink = firstInk(head);
    return ink == '{' || ink == '[' ? Format.JSON : Format.CSV;
  }

  private static boolean startsWith(byte[] bytes, byte[] head) {
    for (int i = 0; i < head.length; i++) {
      if (i >= bytes.length || bytes[i] != head[i]) {
        return false;
      }
    }
    return true;
  }

  /** The first byte that is neither blank nor part of a byte-order mark, or -1. */
  static int firstInk(byte[] head) {
    for (byte b : head) {
      int value = b & 0xFF;
      if (value > ' ' && value != 0xEF && value != 0xBB && value != 0xBF) {
        return value;
      }
    }
    return -1;
  }

  /** Whether there is nothing but blanks and line ends, perhaps behind a byte-order mark. */
  static boolean isBlank(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    return Blanks.trimmed(text.startsWith("\uFEFF") ? text.substring(1) : text).isEmpty();
  }

  /** Refuses what is no text that we read. */
  static void requireText(Path file, byte[] head) throws ReadException {
    if (head.length >= 2
        && ((head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE
            || (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF)) {
      throw ReadException.input(file + ": is UTF-16; convert it to UTF-8 first");
    }
    int nuls = 0;
    for (byte b : head) {
      nuls += b == 0 ? 1 : 0;
    }
    if (nuls > 8 && nuls * 10L > head.length) {
      throw ReadException.input(
          file + ": is a binary file, neither text nor Parquet; say --format if it is one of them");
    }
  }
}
