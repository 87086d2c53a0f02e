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
    return of(block, (dictionary, place, text) -> instead.apply(text));
  }

  /**
   * The same where it depends on what is named.
   *
   * @throws StoreException of kind {@code DAMAGED}
   */
  public static Block of(Block block, Renaming renaming) throws StoreException {
    OwnIds own = OwnIds.of(block, renaming);
    return of(
        block,
        (dictionary, place, text) ->
            switch (dictionary) {
              case 0 -> renaming.account(text);
              case 1 -> renaming.target(text);
              case 2 -> renaming.community(text);
              case 3 -> renaming.device(text);
              case 4 -> renaming.address(text);
              case BEGINNINGS -> renaming.id(text, own.beginnings().get(place));
              default -> renaming.id(text, own.texts().get(place));
            });
  }

  /** What is to stand at a place of a dictionary. */
  @FunctionalInterface
  private interface Instead {
    String of(int dictionary, int place, String text);
  }

  private static Block of(Block block, Instead instead) throws StoreException {
    BlockLayout.check(block);
    PartReader parts = new PartReader(block);
    ByteSink body = new ByteSink(block.body().length + 1024);
    body.put(new byte[BlockLayout.PARTS_AT]);
    for (int dictionary = 0; dictionary < DICTIONARIES; dictionary++) {
      rewritten(parts.names(), dictionary, instead).writeTo(body);
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

  private static TextSink rewritten(BlockNames names, int dictionary, Instead instead) {
    int kept = dictionary == BEGINNINGS ? 1 : 0;
    TextSink sink = new TextSink();
    for (int name = 0; name < names.size(); name++) {
      String text = names.name(name);
      sink.add(text.substring(0, kept) + instead.of(dictionary, name, text.substring(kept)));
    }
    return sink;
  }

  /** What is to be signed and kept with the redacted block. */
  public static Erasure erasure(Block before, Block after) {
    return new Erasure(
        Erasure.Part.BLOCK, before.firstRow(), Chain.namesHash(before), Chain.namesHash(after), "");
  }
}
