package dev.zhenzan.audit.read;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One quick pass over the bytes of delimited text, eight at a time: how many lines, and whether
 * anything in them could make a parser count other rows than we do.
 *
 * @param lines how many lines are not empty
 * @param hasQuote whether the quote occurs anywhere
 * @param hasOddity whether there is a NUL, a CR that does not end a line, or a line over 1 MB
 * @param hasPadding whether a blank stands beside a delimiter, a quote or a line end
 */
record TextSurvey(long lines, boolean hasQuote, boolean hasOddity, boolean hasPadding) {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final int BLOCK = 1 << 18;

  /** Reads the stream to its end. */
  static TextSurvey of(InputStream in, Dialect dialect) throws IOException {
    Pass pass = new Pass(dialect);
    byte[] block = new byte[BLOCK];
    int length = in.readNBytes(block, 0, BLOCK);
    while (length > 0) {
      pass.take(block, length);
      length = in.readNBytes(block, 0, BLOCK);
    }
    return pass.result();
  }

  private static final class Pass {
    private final long quote;
    private final long delimiter;
    private final long tab;
    private long breaks;
    private long emptyLines;
    private boolean hasQuote;
    private boolean hasOddity;
    private boolean hasPadding;
    private byte last = '\n';
    private long sinceBreak;

    Pass(Dialect dialect) {
      quote = spread(dialect.quote());
      delimiter = spread(dialect.delimiter());
      tab = spread(dialect.delimiter() == '\t' ? (byte) ' ' : (byte) '\t');
    }

    private static long spread(byte b) {
      return (b & 0xFFL) * 0x0101010101010101L;
    }

    /** 0x80 in each byte of the word that equals the pattern's. */
    private static long equal(long word, long pattern) {
      long x = word ^ pattern;
      return ~(((x & LOW) + LOW) | x | LOW);
    }

    void take(byte[] block, int length) {
      int at = 0;
      long newline = spread((byte) '\n');
      long cr = spread((byte) '\r');
      long blank = spread((byte) ' ');
      while (at + 8 <= length) {
        long word = (long) LONGS.get(block, at);
        long ends = equal(word, newline);
        long crs = equal(word, cr);
        long quotes = equal(word, quote);
        long blanks = equal(word, blank) | equal(word, tab);
        long edges = ends | crs | quotes | equal(word, delimiter);
        long zeros = equal(word, 0);
        boolean lastIsEdge = isEdge(last);
        boolean lastIsBlank = last == ' ' || last == (byte) tab;
        hasQuote |= quotes != 0;
        hasPadding |= ((blanks << 8 | (lastIsBlank ? 0x80 : 0)) & edges) != 0;
        hasPadding |= ((edges << 8 | (lastIsEdge ? 0x80 : 0)) & blanks) != 0;
        hasOddity |= zeros != 0;
        if (crs != 0 || ((ends << 8 | (last == '\n' ? 0x80 : 0)) & ends) != 0) {
          for (int i = at; i < at + 8; i++) {
            step(block[i]);
          }
        } else {
          if (last == '\r' && (ends & 0x80) == 0) {
            hasOddity = true;
          }
          if (ends == 0) {
            sinceBreak += 8;
          } else {
            breaks += Long.bitCount(ends);
            sinceBreak = Long.numberOfLeadingZeros(ends) >>> 3;
          }
          last = block[at + 7];
        }
        hasOddity |= sinceBreak > Records.RECORD_BYTES_MAX;
        at += 8;
      }
      for (; at < length; at++) {
        byte b = block[at];
        hasQuote |= b == (byte) quote;
        hasOddity |= b == 0;
        boolean isBlank = b == ' ' || b == (byte) tab;
        hasPadding |= isBlank && isEdge(last) || isEdge(b) && (last == ' ' || last == (byte) tab);
        step(b);
      }
    }

    private boolean isEdge(byte b) {
      return b == '\n' || b == '\r' || b == (byte) quote || b == (byte) delimiter;
    }

    private void step(byte b) {
      if (b == '\n') {
        breaks++;
        emptyLines += last == '\n' || last == '\r' && sinceBreak <= 1 ? 1 : 0;
        sinceBreak = 0;
      } else {
        hasOddity |= last == '\r';
        sinceBreak++;
      }
      last = b;
    }

    TextSurvey result() {
      hasOddity |= last == '\r';
      return new TextSurvey(
          breaks - emptyLines + (last == '\n' ? 0 : 1), hasQuote, hasOddity, hasPadding);
    }
  }
}
