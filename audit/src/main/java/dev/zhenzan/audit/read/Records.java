package dev.zhenzan.audit.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text file as a sequence of records, each of which begins on a known line and is either whole or
 * faulty. Nothing is left out but blank lines: the count of records is what "rows" means.
 */
abstract class Records implements AutoCloseable {
  /** A record that is longer is rejected without being held. */
  static final int RECORD_BYTES_MAX = 1 << 20;

  /** The bytes of the current record lie here. */
  byte[] buffer = new byte[0];

  int start;
  int end;

  /** The 1-based line on which the current record begins. */
  long line;

  /** Why the current record cannot be used, or null. */
  @Nullable String fault;

  /** Moves to the next record; false at the end. */
  abstract boolean next() throws IOException, ReadException;

  /** The beginning of the record for people to look at. */
  String shown() {
    int shownEnd = Math.min(end, start + 800);
    return new String(buffer, start, shownEnd - start, StandardCharsets.UTF_8);
  }

  /** Bytes as text, or null where they are not UTF-8. */
  static @Nullable String utf8(byte[] bytes, int from, int to) {
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      ascii &= bytes[i] >= 0;
    }
    if (ascii) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  @Override
  public abstract void close() throws IOException;
}
