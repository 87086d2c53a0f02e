package dev.zhenzan.server.log;

/**
 * The numbers and dictionaries of a block behind its header. Reading past the end is an {@link
 * ArrayIndexOutOfBoundsException}, which {@link BlockReader} turns into a sentence: looking at the
 * end before each byte would cost more than the byte.
 */
final class PartReader {
  private final Block block;
  private final byte[] body;
  private int at = BlockLayout.PARTS_AT;

  PartReader(Block block) {
    this.block = block;
    this.body = block.body();
  }

  boolean isAtEnd() {
    return at == body.length;
  }

  /**
   * Looks that the names end where the header says.
   *
   * @throws StoreException of kind {@code DAMAGED}
   */
  void endNames() throws StoreException {
    if (at != BlockLayout.eventsAt(body)) {
      throw BlockLayout.damaged(block, "has names that end elsewhere than it says");
    }
  }

  int marks() {
    return (body[at++] & 0xFF) | (body[at++] & 0xFF) << 8;
  }

  long number() throws StoreException {
    byte first = body[at++];
    return first >= 0 ? first : longNumber(first & 0x7F);
  }

  private long longNumber(long low) throws StoreException {
    long value = low;
    for (int shift = 7; shift < 64; shift += 7) {
      byte next = body[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw BlockLayout.damaged(block, "holds a number that does not end");
  }

  long difference() throws StoreException {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  /** A number from 0 that fits into an int. */
  int count() throws StoreException {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw BlockLayout.damaged(block, "holds a number that is too great");
    }
    return (int) value;
  }

  /** A place in a dictionary of that size. */
  int place(int size) throws StoreException {
    long value = number();
    if (value < 0 || value >= size) {
      throw BlockLayout.damaged(block, "names what its dictionary does not have");
    }
    return (int) value;
  }

  /** Goes past so many bytes; where they began. */
  int skip(int length) throws StoreException {
    if (length > body.length - at) {
      throw BlockLayout.damaged(block, "ends within a name");
    }
    int from = at;
    at += length;
    return from;
  }

  BlockNames names() throws StoreException {
    int size = count();
    int total = count();
    if (size > body.length - at) {
      throw BlockLayout.damaged(block, "ends within its dictionaries");
    }
    int[] bounds = new int[size + 1];
    long sum = 0;
    for (int name = 1; name <= size; name++) {
      sum += count();
      bounds[name] = (int) sum;
      if (sum > total) {
        break;
      }
    }
    if (sum != total) {
      throw BlockLayout.damaged(block, "has names of other lengths than their sum");
    }
    int from = skip(total);
    for (int name = 0; name <= size; name++) {
      bounds[name] += from;
    }
    return new BlockNames(body, bounds);
  }

  StoreException damaged(String what) {
    return BlockLayout.damaged(block, what);
  }
}
