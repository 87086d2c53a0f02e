package dev.zhenzan.server.log;

/** Writes the events of a block down and reads them back. */
public final class BlockCodec {
  private BlockCodec() {}
}
