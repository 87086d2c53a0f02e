package dev.zhenzan.server.log;

import java.util.BitSet;

/** Which ids of a block belong to events of whoever is erased. */
record OwnIds(BitSet beginnings, BitSet texts) {

  static OwnIds of(Block block, Renaming renaming) throws StoreException {
    OwnIds own = new OwnIds(new BitSet(), new BitSet());
    BlockReader reader = BlockReader.open(block);
    BitSet erased = new BitSet();
    for (int place = 0; place < reader.accounts().size(); place++) {
      erased.set(place, renaming.isOwn(reader.accounts().name(place)));
    }
    while (!erased.isEmpty() && reader.next()) {
      if (erased.get(reader.actor()) || (reader.owner() >= 0 && erased.get(reader.owner()))) {
        own.note(reader.idBeginning(), reader.idTextPlace());
      }
    }
    return own;
  }

  private void note(int beginning, int text) {
    if (beginning >= 0) {
      beginnings.set(beginning);
    }
    if (text >= 0) {
      texts.set(text);
    }
  }
}
