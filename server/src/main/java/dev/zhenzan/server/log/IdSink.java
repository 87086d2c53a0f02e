package dev.zhenzan.server.log;

import java.util.Arrays;

/**
 * Writes ids. Most end in a number that is near the one before: such an id is a beginning, met
 * before as a rule, and a difference of a byte or two.
 */
final class IdSink {
  private final NameSink beginnings = new NameSink();
  private final TextSink texts = new TextSink();
  private final ByteSink sink;

  /** The last number with each beginning. */
  private long[] last = new long[4];

  /** The beginning of the id before, so that it need not be looked up again. */
  private String beginning = "";

  private int place = -1;

  IdSink(ByteSink sink) {
    this.sink = sink;
  }

  /** How many bytes the dictionaries take, about. */
  long bytes() {
    return beginnings.bytes() + texts.bytes();
  }

  void writeTo(ByteSink body) {
    beginnings.writeTo(body);
    texts.writeTo(body);
  }

  /** How the id will be written: {@link BlockLayout#ID_TEXT} or {@link BlockLayout#ID_NUMBER}. */
  static int kind(String id) {
    int length = id.length();
    return length > 0 && isDigit(id.charAt(length - 1))
        ? BlockLayout.ID_NUMBER
        : BlockLayout.ID_TEXT;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  void write(String id) {
    int from = digitsFrom(id);
    if (from == id.length()) {
      texts.add(id);
      return;
    }
    int digits = id.length() - from;
    find(id, from, id.charAt(from) == '0' && digits > 1 ? digits : 0);
    long number = Long.parseLong(id, from, id.length(), 10);
    sink.number(place);
    sink.difference(number - last[place]);
    last[place] = number;
  }

  private void find(String id, int from, int filled) {
    boolean same =
        place >= 0
            && beginning.length() == from + 1
            && beginning.charAt(0) == filled
            && id.regionMatches(0, beginning, 1, from);
    if (!same) {
      beginning = (char) filled + id.substring(0, from);
      place = beginnings.place(beginning);
      if (place >= last.length) {
        last = Arrays.copyOf(last, place * 2);
      }
    }
  }

  /** Where the number at the end of an id begins; its length if there is none. */
  private static int digitsFrom(String id) {
    int from = id.length();
    int least = Math.max(0, from - BlockLayout.DIGITS_MAX);
    while (from > least && isDigit(id.charAt(from - 1))) {
      from--;
    }
    return from;
  }
}
