package dev.zhenzan.server.log;

import java.nio.charset.StandardCharsets;

/**
 * The distinct names of one kind in a block: UTF-8 within the block's own bytes, so that whoever
 * numbers them copies nothing. Name {@code i} is {@code text()[from(i)] … text()[to(i) - 1]}.
 */
public final class BlockNames {
  private final byte[] text;
  private final int[] bounds;

  BlockNames(byte[] text, int[] bounds) {
    this.text = text;
    this.bounds = bounds;
  }

  /** How many there are. */
  public int size() {
    return bounds.length - 1;
  }

  /** The bytes in which they lie, not to be written to. */
  public byte[] text() {
    return text;
  }

  /** Where a name begins. */
  public int from(int name) {
    return bounds[name];
  }

  /** Where it ends: the place behind its last byte. */
  public int to(int name) {
    return bounds[name + 1];
  }

  /** The name as text, made anew. */
  public String name(int name) {
    return new String(text, from(name), to(name) - from(name), StandardCharsets.UTF_8);
  }
}
