package dev.zhenzan.server.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How a block lies on disk, version 1. Whatever a release has written, every later one reads.
 *
 * <pre>
 * byte  0        4         8          12          16            24              32      36      40
 *       | magic  | version | checksum | length    | first row   | accepted      | rows  | names | …
 *       | "ZLOG" | u8, 000 | CRC32C   | of it all | u64         | millis, u64   | u32   | u32   |
 *
 * Numbers of the header lie lowest byte first. The checksum is over bytes 0…7 and 12…end.
 *
 * Then as many bytes of names as the header says: seven dictionaries; then the events, up to the
 * end. All that can name a person lies in the former, so that a name can be erased without touching
 * what was done: see Chain.
 *
 * dictionary   n, total, n lengths, then their bytes, one after another
 *              of: accounts (actors and owners), targets, communities, devices, addresses, and
 *              beginnings of ids: a byte that says to how many digits the number behind it is
 *              filled up with zeros (0: it is not), then the text before the number;
 *              ids that are no beginning and number, in the order of their events
 * event        u16 marks, difference of its time to the event's before, actor, target,
 *              then as marked: owner, community, device, address, dwell, completion, text length,
 *              then, if its id is one, beginning and the difference of its number to the last one
 *              with the same beginning
 * marks        bits 0…4 the type, 5 owner, 6 community, 7 device, 8 address, 9 dwell,
 *              10 completion, 11 text length, 12…13 id: 0 none, 1 the next of the ids in the
 *              dictionary, 2 beginning and number
 *
 * Numbers of the parts are written seven bits at a time, the lowest first; differences with their
 * sign in the lowest bit. Names stand for themselves as their place in the dictionary.
 * </pre>
 */
final class BlockLayout {
  static final int MAGIC = 'Z' | 'L' << 8 | 'O' << 16 | 'G' << 24;
  static final int VERSION = 1;

  static final int CHECKSUM_AT = 8;
  static final int LENGTH_AT = 12;
  static final int FIRST_ROW_AT = 16;
  static final int ACCEPTED_AT = 24;
  static final int ROWS_AT = 32;
  static final int NAMES_AT = 36;
  static final int PARTS_AT = 40;

  static final int TYPE_MASK = 0x1F;
  static final int OWNER = 1 << 5;
  static final int COMMUNITY = 1 << 6;
  static final int DEVICE = 1 << 7;
  static final int ADDRESS = 1 << 8;
  static final int DWELL = 1 << 9;
  static final int COMPLETION = 1 << 10;
  static final int TEXT_LENGTH = 1 << 11;
  static final int ID_SHIFT = 12;
  static final int ID_MASK = 3;
  static final int ID_TEXT = 1;
  static final int ID_NUMBER = 2;

  /** Numbers of ids have at most so many digits; what stands before belongs to the beginning. */
  static final int DIGITS_MAX = 18;

  private BlockLayout() {}

  /** Fills the header of a body in, the checksum last. */
  static void writeHeader(
      byte[] body, long firstRow, int rows, long acceptedMillis, int namesBytes) {
    ByteBuffer header = header(body);
    header.putInt(0, MAGIC).put(4, (byte) VERSION);
    header.putInt(LENGTH_AT, body.length).putLong(FIRST_ROW_AT, firstRow);
    header.putLong(ACCEPTED_AT, acceptedMillis).putInt(ROWS_AT, rows);
    header.putInt(NAMES_AT, namesBytes);
    header.putInt(CHECKSUM_AT, checksum(body));
  }

  /**
   * Trusts nothing before it has been looked at.
   *
   * @throws StoreException of kind {@code DAMAGED}, which names the block and what is wrong
   */
  static void check(Block block) throws StoreException {
    byte[] body = block.body();
    if (body.length < PARTS_AT) {
      throw damaged(block, "is " + body.length + " bytes long, less than its header");
    }
    ByteBuffer header = header(body);
    if (header.getInt(0) != MAGIC) {
      throw damaged(block, "does not begin as blocks do");
    }
    if (header.getInt(4) != VERSION) {
      throw damaged(block, "is of version " + header.get(4) + ", which this release cannot read");
    }
    if (header.getInt(LENGTH_AT) != body.length) {
      throw damaged(
          block, "is " + body.length + " bytes long instead of " + header.getInt(LENGTH_AT));
    }
    if (header.getInt(CHECKSUM_AT) != checksum(body)) {
      throw damaged(block, "does not fit its checksum");
    }
    int names = header.getInt(NAMES_AT);
    if (names < 0 || names > body.length - PARTS_AT) {
      throw damaged(block, "has more names than bytes");
    }
    checkPlace(block, header);
  }

  /** Where the names of a block end and its events begin. */
  static int eventsAt(byte[] body) {
    return PARTS_AT + header(body).getInt(NAMES_AT);
  }

  private static void checkPlace(Block block, ByteBuffer header) throws StoreException {
    if (header.getLong(FIRST_ROW_AT) != block.firstRow()) {
      throw damaged(block, "belongs to row " + header.getLong(FIRST_ROW_AT));
    }
    if (header.getInt(ROWS_AT) != block.rows() || block.rows() < 1) {
      throw damaged(
          block, "holds " + header.getInt(ROWS_AT) + " events instead of " + block.rows());
    }
    if (header.getLong(ACCEPTED_AT) != block.acceptedMillis()) {
      throw damaged(block, "was accepted at another time than its row says");
    }
  }

  static StoreException damaged(Block block, String what) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "the log is damaged: the block that begins at row "
            + block.firstRow()
            + " "
            + what
            + "; restore a backup");
  }

  private static ByteBuffer header(byte[] body) {
    return ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checksum(byte[] body) {
    CRC32C sum = new CRC32C();
    sum.update(body, 0, CHECKSUM_AT);
    sum.update(body, LENGTH_AT, body.length - LENGTH_AT);
    return (int) sum.getValue();
  }
}
