package dev.zhenzan.server.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;

/**
 * Takes names out of a block: others stand in their places, and not a byte of its events changes.
 * The block goes on fitting its chain with an {@link Erasure}.
 */
public final class Redaction {
  /** Of the dictionaries the one whose texts begin with a byte that is no text. */
  private static final int BEGINNINGS = 5;

  private static final int DICTIONARIES = 7;

  private Redaction() {}

  /**
   * The block with other names.
   *
   * @param instead for each name, or text of an id, what is to stand there: itself as a rule; names
   *     that differ must go on differing
   * @throws StoreException of kind {@code DAMAGED}
   */
  public static Block of(Block block, UnaryOperator<String> instead) throws StoreException {
    BlockLayout.check(block);
    PartReader parts = new PartReader(block);
    ByteSink body = new ByteSink(block.body().length + 1024);
    body.put(new byte[BlockLayout.PARTS_AT]);
    for (int dictionary = 0; dictionary < DICTIONARIES; dictionary++) {
      rewritten(parts.names(), dictionary == BEGINNINGS ? 1 : 0, instead).writeTo(body);
    }
    int names = body.size() - BlockLayout.PARTS_AT;
    int eventsAt = BlockLayout.eventsAt(block.body());
    byte[] head = body.toBytes();
    ByteBuffer whole = ByteBuffer.allocate(head.length + block.body().length - eventsAt);
    whole.order(ByteOrder.LITTLE_ENDIAN).put(head);
    whole.put(block.body(), eventsAt, block.body().length - eventsAt);
    BlockLayout.writeHeader(
        whole.array(), block.firstRow(), block.rows(), block.acceptedMillis(), names);
    return new Block(block.firstRow(), block.rows(), block.acceptedMillis(), whole.array());
  }

  private static TextSink rewritten(BlockNames names, int kept, UnaryOperator<String> instead) {
    TextSink sink = new TextSink();
    for (int name = 0; name < names.size(); name++) {
      String text = names.name(name);
      sink.add(text.substring(0, kept) + instead.apply(text.substring(kept)));
    }
    return sink;
  }

  /** What is to be signed and kept with the redacted block. */
  public static Erasure erasure(Block before, Block after) {
    return new Erasure(
        Erasure.Part.BLOCK, before.firstRow(), Chain.namesHash(before), Chain.namesHash(after), "");
  }
}
