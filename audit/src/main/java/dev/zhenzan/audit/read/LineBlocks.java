package dev.zhenzan.audit.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into blocks that end where lines end, for several threads, each of which asks for
 * the next block whenever it is done with one.
 */
final class LineBlocks {
  private final InputStream in;
  private byte[] rest = new byte[0];
  private int blocks;
  private long bytes;
  private boolean ended;

  LineBlocks(InputStream in) {
    this.in = in;
  }

  /** Room for one block; each thread has its own. */
  static final class Block {
    final byte[] bytes;
    int length;

    /** Counted from 0. */
    int number;

    Block(int capacity) {
      bytes = new byte[capacity];
    }
  }

  /**
   * Fills the block with whole lines; only the last line of all may lack its end.
   *
   * @return false if nothing is left, or if a line does not fit; {@link #isAtEnd} tells which
   */
  synchronized boolean next(Block block) throws IOException {
    if (ended && rest.length == 0 || rest.length >= block.bytes.length) {
      return false;
    }
    System.arraycopy(rest, 0, block.bytes, 0, rest.length);
    int wanted = block.bytes.length - rest.length;
    int read = in.readNBytes(block.bytes, rest.length, wanted);
    int filled = rest.length + read;
    ended = read < wanted;
    int end = filled;
    while (!ended && end > 0 && block.bytes[end - 1] != '\n') {
      end--;
    }
    rest = java.util.Arrays.copyOfRange(block.bytes, end, filled);
    block.length = end;
    block.number = blocks++;
    bytes += end;
    return end > 0;
  }

  /** Whether all lines were handed out. */
  synchronized boolean isAtEnd() {
    return ended && rest.length == 0;
  }

  synchronized long bytes() {
    return bytes;
  }
}
