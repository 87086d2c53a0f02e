package dev.zhenzan.server.log;

/** Reads ids: where they lie in the block, or written out from their beginning and number. */
final class IdReader {
  private static final long NUMBERS = 1_000_000_000_000_000_000L;

  private final PartReader parts;
  private final BlockNames beginnings;
  private final BlockNames texts;
  private final long[] last;
  private byte[] written = new byte[64];
  private byte[] text = written;
  private int from;
  private int to;
  private int textsRead;
  private int beginning = -1;

  IdReader(PartReader parts, BlockNames beginnings, BlockNames texts) throws StoreException {
    this.parts = parts;
    this.beginnings = beginnings;
    this.texts = texts;
    this.last = new long[beginnings.size()];
    for (int place = 0; place < beginnings.size(); place++) {
      boolean whole = beginnings.from(place) < beginnings.to(place);
      if (!whole || filled(place) < 0 || filled(place) > BlockLayout.DIGITS_MAX) {
        throw parts.damaged("has a beginning of ids that cannot be");
      }
    }
  }

  byte[] text() {
    return text;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Of an id that is a beginning and a number: the beginning's place. */
  int beginning() {
    return beginning;
  }

  /** Of an id that is a text: its place. */
  int textPlace() {
    return textsRead - 1;
  }

  /** Whether every id that is a text has been read. */
  boolean isAtEnd() {
    return textsRead == texts.size();
  }

  /** Reads the id of an event, written in one of the ways of {@link BlockLayout}. */
  void read(int kind) throws StoreException {
    if (kind == BlockLayout.ID_NUMBER) {
      int place = parts.place(last.length);
      beginning = place;
      long number = last[place] + parts.difference();
      if (number < 0 || number >= NUMBERS) {
        throw parts.damaged("has an id with a number that cannot be");
      }
      last[place] = number;
      write(place, number);
    } else if (kind == BlockLayout.ID_TEXT) {
      if (textsRead == texts.size()) {
        throw parts.damaged("has fewer ids than its events name");
      }
      text = texts.text();
      from = texts.from(textsRead);
      to = texts.to(textsRead);
      textsRead++;
    } else if (kind != 0) {
      throw parts.damaged("has an id of a kind that this release does not know");
    }
  }

  private void write(int place, long number) {
    int begin = beginnings.from(place) + 1;
    int length = beginnings.to(place) - begin;
    if (written.length < length + BlockLayout.DIGITS_MAX) {
      written = new byte[(length + BlockLayout.DIGITS_MAX) * 2];
    }
    int digits = Math.max(digits(number), filled(place));
    System.arraycopy(beginnings.text(), begin, written, 0, length);
    long rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      long tenth = rest / 10;
      written[at] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
    text = written;
    from = 0;
    to = length + digits;
  }

  /** To how many digits numbers with this beginning are filled up. */
  private int filled(int place) {
    return beginnings.text()[beginnings.from(place)];
  }

  private static int digits(long number) {
    int digits = 1;
    for (long power = 10; number >= power; power *= 10) {
      digits++;
    }
    return digits;
  }
}
