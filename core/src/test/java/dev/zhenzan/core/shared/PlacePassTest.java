package dev.zhenzan.core.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.ColumnRunner;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.flow.Tasks;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves that the pass over rows grouped by account measures of every device and address what the
 * fold over rows grouped by device and address measures. Cannot prove that the fold is right: its
 * own contract and count tests do.
 */
class PlacePassTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  @Test
  void measuresWhatTheFoldMeasures() {
    for (long seed = SEED; seed < SEED + 20; seed++) {
      EventColumns events = log(seed);
      List<Key> keys = List.of(Key.DEVICE, Key.ADDRESS);
      Grouping byAccount = Grouping.by(events, Key.ACCOUNT);
      List<MeasureTable> passes = PlacePass.count(events, keys, byAccount, Tasks.SERIAL);
      for (MeasureTable pass : passes) {
        Key key = pass.key();
        MeasureTable fold = ColumnRunner.run(events, new SharedFold(key), Tasks.SERIAL);
        String where = key + ", repeat with -Dzhenzan.seed=" + seed;
        assertArrayEquals(fold.measures()[0], pass.measures()[0], where);
        assertArrayEquals(fold.measures()[1], pass.measures()[1], where);
        assertArrayEquals(fold.events(), pass.events(), where);
      }
      assertEquals(keys, passes.stream().map(MeasureTable::key).toList());
    }
  }

  /** Some accounts have more places than are scanned; some rows have none; some are no likes. */
  private static EventColumns log(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = 6_000;
    int accounts = 40;
    int places = 60;
    byte[] type = new byte[size];
    long[] time = new long[size];
    int[] actor = new int[size];
    int[] device = new int[size];
    int[] address = new int[size];
    for (int row = 0; row < size; row++) {
      EventType of = random.nextInt(4) == 0 ? EventType.VIEW : EventType.LIKE;
      type[row] = (byte) of.ordinal();
      time[row] = row;
      actor[row] = random.nextInt(accounts);
      device[row] = random.nextInt(actor[row] % 3 == 0 ? places : 4) - 1;
      address[row] = random.nextInt(places) - 1;
    }
    return new EventColumns(
        size,
        type,
        time,
        actor,
        new int[size],
        null,
        null,
        device,
        address,
        null,
        null,
        null,
        new EventColumns.Entities(accounts, 1, 0, places, places));
  }
}
