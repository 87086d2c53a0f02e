package dev.zhenzan.server.book;

import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.gather.Names;
import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockNames;
import dev.zhenzan.server.log.BlockReader;
import dev.zhenzan.server.log.StoreException;

/**
 * Takes blocks into memory: those that were just written, and at start all of them, by the same
 * code, so that a service that was started again holds what it held before.
 */
final class Appending {
  /** Events taken in at one go: less than a millisecond. */
  private static final int SLICE = 512;

  private final Memory memory;

  /** The book's numbers of the names of the open block. */
  private Numbers numbers = Numbers.NONE;

  private record Numbers(
      int[] accounts, int[] targets, int[] communities, int[] devices, int[] addresses) {
    static final Numbers NONE =
        new Numbers(new int[0], new int[0], new int[0], new int[0], new int[0]);
  }

  Appending(Memory memory) {
    this.memory = memory;
  }

  /** Numbers the names of a block, each once; readers must be kept out, as tables may grow. */
  BlockReader open(Block block) throws StoreException {
    BlockReader reader = BlockReader.open(block);
    Gathered log = memory.log;
    numbers =
        new Numbers(
            numbers(reader.accounts(), log.accounts),
            numbers(reader.targets(), log.targets),
            numbers(reader.communities(), log.communities),
            numbers(reader.devices(), log.devices),
            numbers(reader.addresses(), log.addresses));
    memory.masks.meet(log.accounts);
    return reader;
  }

  private static int[] numbers(BlockNames of, Names names) {
    int[] numbers = new int[of.size()];
    for (int name = 0; name < numbers.length; name++) {
      numbers[name] = names.intern(of.text(), of.from(name), of.to(name));
    }
    return numbers;
  }

  /** Takes in the next few events; whether there may be more. Readers must be kept out. */
  boolean slice(BlockReader reader) throws StoreException {
    for (int event = 0; event < SLICE; event++) {
      if (!reader.next()) {
        return false;
      }
      int row = append(reader);
      if (reader.hasId()) {
        memory.seen.add(reader.idText(), reader.idFrom(), reader.idTo(), row);
      }
      memory.appended(row);
    }
    return true;
  }

  /** Puts all events of a block into the log, and leaves it to others to take note of the rows. */
  void enter(Block block, Many ids) throws StoreException {
    BlockReader reader = open(block);
    while (reader.next()) {
      int row = append(reader);
      if (reader.hasId()) {
        ids.id(Seen.hash(reader.idText(), reader.idFrom(), reader.idTo()), row);
      }
    }
    ids.flush();
  }

  private int append(BlockReader event) {
    Gathered log = memory.log;
    int row = log.claim(1);
    log.set(
        row,
        event.type(),
        event.time(),
        numbers.accounts[event.actor()],
        numbers.targets[event.target()],
        number(numbers.accounts, event.owner()),
        number(numbers.communities, event.community()),
        number(numbers.devices, event.device()),
        number(numbers.addresses, event.address()),
        event.dwellMillis(),
        event.completion(),
        event.textLength());
    if (event.hasId()) {
      log.ids.set(row, event.idText(), event.idFrom(), event.idTo());
    } else {
      log.ids.setRow(row, row + 1L);
    }
    return row;
  }

  private static int number(int[] numbers, int place) {
    return place < 0 ? -1 : numbers[place];
  }
}
