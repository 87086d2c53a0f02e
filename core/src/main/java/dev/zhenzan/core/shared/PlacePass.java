package dev.zhenzan.core.shared;

import dev.zhenzan.core.event.EventBlock;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventCursor;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Field;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.flow.Tasks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The measures of {@link SharedFold} for a whole log, devices and addresses in one walk, by a
 * shorter way: rows that are grouped by account already need not be grouped by device as well, for
 * an account has few devices, while a device may have many accounts. A test holds this to the fold.
 */
public final class PlacePass {
  private final Grouping byAccount;
  private final EventBlock block;
  private final EventCursor event;
  private final List<PlaceCounts> counts = new ArrayList<>();

  private PlacePass(EventColumns events, List<Key> keys, Grouping byAccount) {
    this.byAccount = byAccount;
    EnumSet<Field> fields = EnumSet.of(Field.TYPE);
    for (Key key : keys) {
      fields.add(key == Key.DEVICE ? Field.DEVICE : Field.ADDRESS);
      counts.add(new PlaceCounts(key.count(events.entities())));
    }
    block = new EventBlock(events, fields);
    event = block.cursor();
  }

  /**
   * Counts the accounts and likes of every device, of every address, or of both.
   *
   * @param keys {@link Key#DEVICE}, {@link Key#ADDRESS}
   * @param byAccount rows of the log by account
   * @return a table a key, in the order of the keys
   */
  public static List<MeasureTable> count(
      EventColumns events, List<Key> keys, Grouping byAccount, Tasks tasks) {
    if (keys.isEmpty()) {
      return List.of();
    }
    int parts = tasks.threads();
    int[] cuts = byAccount.cuts(parts);
    PlacePass[] passes = new PlacePass[parts];
    tasks.run(
        parts,
        part -> {
          passes[part] = new PlacePass(events, keys, byAccount);
          passes[part].accounts(keys, cuts[part], cuts[part + 1]);
        });
    List<MeasureTable> tables = new ArrayList<>();
    for (int key = 0; key < keys.size(); key++) {
      PlaceCounts sum = passes[0].counts.get(key);
      for (int part = 1; part < parts; part++) {
        sum.add(passes[part].counts.get(key));
      }
      tables.add(sum.table(keys.get(key)));
    }
    return tables;
  }

  private void accounts(List<Key> keys, int from, int to) {
    int end = byAccount.start(to);
    int first = from;
    for (int at = byAccount.start(from); at < end; at += EventBlock.SIZE) {
      int size = Math.min(EventBlock.SIZE, end - at);
      block.fetch(byAccount.rows(), at, size);
      int account = first;
      for (int key = 0; key < counts.size(); key++) {
        account = block(keys.get(key), counts.get(key), first, at, size);
      }
      first = account;
    }
  }

  /** Goes through one block; the account of its last row. */
  private int block(Key key, PlaceCounts places, int first, int at, int size) {
    int account = first;
    for (int row = 0; row < size; row++) {
      while (byAccount.end(account) <= at + row) {
        account++;
      }
      event.at(row);
      if (event.type() == EventType.LIKE) {
        places.like(account, (int) key.of(event));
      }
    }
    return account;
  }
}
