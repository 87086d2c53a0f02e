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
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.EnumSet;

/**
 * The measures of {@link SharedFold} for a whole log, by a shorter way: rows that are grouped by
 * account already need not be grouped by device as well, for an account has few devices, while a
 * device may have many accounts. A test holds this to the fold.
 */
public final class PlacePass {

  /** Places of one account told apart by a scan; beyond, by a hash set. */
  private static final int SCANNED = 16;

  private final Grouping byAccount;
  private final Key key;
  private final EventBlock block;
  private final EventCursor event;
  private final int[] accounts;
  private final int[] likes;
  private final int[] scanned = new int[SCANNED];
  private int met;
  private IntOpenHashSet more = new IntOpenHashSet();

  private PlacePass(EventColumns events, Key key, Grouping byAccount) {
    this.byAccount = byAccount;
    this.key = key;
    block = new EventBlock(events, EnumSet.of(Field.TYPE, field(key)));
    event = block.cursor();
    accounts = new int[key.count(events.entities())];
    likes = new int[accounts.length];
  }

  private static Field field(Key key) {
    return key == Key.DEVICE ? Field.DEVICE : Field.ADDRESS;
  }

  /**
   * Counts the accounts and likes of every device or address.
   *
   * @param key {@link Key#DEVICE} or {@link Key#ADDRESS}
   * @param byAccount rows of the log by account
   */
  public static MeasureTable count(EventColumns events, Key key, Grouping byAccount, Tasks tasks) {
    int parts = tasks.threads();
    int[] cuts = byAccount.cuts(parts);
    PlacePass[] passes = new PlacePass[parts];
    tasks.run(
        parts,
        part -> {
          passes[part] = new PlacePass(events, key, byAccount);
          passes[part].accounts(cuts[part], cuts[part + 1]);
        });
    SharedFold fold = new SharedFold(key);
    int places = key.count(events.entities());
    long[][] measures = new long[2][places];
    int[] counted = new int[places];
    for (PlacePass pass : passes) {
      for (int place = 0; place < places; place++) {
        measures[0][place] += pass.accounts[place];
        counted[place] += pass.likes[place];
      }
    }
    for (int place = 0; place < places; place++) {
      measures[0][place] = Math.min(measures[0][place], SharedState.ACCOUNTS_MAX);
      measures[1][place] = counted[place];
    }
    return new MeasureTable(fold.name(), key, fold.measures(), measures, counted);
  }

  private void accounts(int from, int to) {
    int account = from;
    int end = byAccount.start(to);
    for (int at = byAccount.start(from); at < end; at += EventBlock.SIZE) {
      int size = Math.min(EventBlock.SIZE, end - at);
      block.fetch(byAccount.rows(), at, size);
      for (int row = 0; row < size; row++) {
        while (byAccount.end(account) <= at + row) {
          account++;
          forget();
        }
        event.at(row);
        int place = (int) key.of(event);
        if (place >= 0 && event.type() == EventType.LIKE) {
          likes[place]++;
          if (isNew(place)) {
            accounts[place]++;
          }
        }
      }
    }
  }

  private void forget() {
    met = 0;
    if (!more.isEmpty()) {
      more = new IntOpenHashSet();
    }
  }

  private boolean isNew(int place) {
    for (int at = 0; at < met; at++) {
      if (scanned[at] == place) {
        return false;
      }
    }
    if (met < SCANNED) {
      scanned[met++] = place;
      return true;
    }
    return more.add(place);
  }
}
