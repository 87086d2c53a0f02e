package dev.zhenzan.core.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.flow.FoldContractTest;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Beside the contract of every fold, over devices: proves that accounts are told apart as a set
 * tells them. Cannot prove what a crowd beyond the remembered accounts comes to.
 */
class SharedDeviceFoldTest extends FoldContractTest<SharedState> {

  @Override
  protected KeyedFold<SharedState> fold() {
    return new SharedFold(Key.DEVICE);
  }

  @Test
  void accountsAreCountedOnce() {
    for (long seed : seeds()) {
      for (List<EventRecord> events : groups(seed)) {
        long[] out = new long[2];
        fold().measure(folded(events), out);
        long accounts = events.stream().map(EventRecord::actor).distinct().count();
        assertEquals(accounts, out[0], Seeds.repeat(getClass(), seed));
        assertEquals(events.size(), out[1], Seeds.repeat(getClass(), seed));
      }
    }
  }
}
