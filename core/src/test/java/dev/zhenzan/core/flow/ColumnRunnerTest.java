package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves what the contract of the folds leaves open: folds run together, columns that are absent,
 * groupings of some rows. That the measures are right is the contract's part.
 */
class ColumnRunnerTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  /** The sample fold under another key. */
  private record Elsewhere(Key key, KeyedFold<LikesPerAccountFold.Likes> fold)
      implements KeyedFold<LikesPerAccountFold.Likes> {
    @Override
    public String name() {
      return "elsewhere";
    }

    @Override
    public boolean wants(Event event) {
      return fold.wants(event);
    }

    @Override
    public LikesPerAccountFold.Likes open() {
      return fold.open();
    }

    @Override
    public void fold(LikesPerAccountFold.Likes state, Event event) {
      fold.fold(state, event);
    }

    @Override
    public List<String> measures() {
      return fold.measures();
    }

    @Override
    public void measure(LikesPerAccountFold.Likes state, long[] out) {
      fold.measure(state, out);
    }

    @Override
    public void reset(LikesPerAccountFold.Likes state) {
      fold.reset(state);
    }

    @Override
    public StateCodec<LikesPerAccountFold.Likes> codec() {
      return fold.codec();
    }
  }

  @Test
  void foldsThatShareAKeyRunTogether() {
    EventColumns columns = SeededEvents.columns(SEED, 500, 0);
    LikesPerAccountFold fold = new LikesPerAccountFold();
    List<MeasureTable> tables =
        ColumnRunner.run(
            columns, List.of(fold, new Elsewhere(Key.ACCOUNT, fold)), Tasks.on(Runnable::run, 2));
    assertEquals("likes_per_account", tables.get(0).fold());
    assertEquals("elsewhere", tables.get(1).fold());
    assertArrayEquals(tables.get(0).measures(), tables.get(1).measures());
    assertSame(tables.get(0).measures()[0], tables.get(0).column("likes"));
    assertThrows(IllegalArgumentException.class, () -> tables.get(0).column("dislikes"));
  }

  @Test
  void foldsThatDoNotShareAKeyAreRefused() {
    EventColumns columns = SeededEvents.columns(SEED, 5, 0);
    LikesPerAccountFold fold = new LikesPerAccountFold();
    List<KeyedFold<?>> folds = List.of(fold, new Elsewhere(Key.TARGET, fold));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> ColumnRunner.run(columns, folds, Tasks.SERIAL));
    assertEquals(
        "folds run together must share a key: likes_per_account has ACCOUNT, elsewhere has TARGET",
        refusal.getMessage());
  }

  @Test
  void everyKeyHasItsColumn() {
    EventColumns full = full();
    EventColumns bare = bare();
    for (Key key : Key.values()) {
      Elsewhere fold = new Elsewhere(key, new LikesPerAccountFold());
      long likes =
          SeededEvents.records(full).stream()
              .filter(event -> key.of(event) != Event.ABSENT && fold.wants(event))
              .count();
      assertEquals(
          likes, sum(ColumnRunner.run(full, fold, Tasks.SERIAL).column("likes")), "" + key);
      MeasureTable table = ColumnRunner.run(bare, fold, Tasks.SERIAL);
      assertEquals(key.count(bare.entities()), table.keys());
      assertEquals(key.column(bare) == null, sum(table.column("likes")) == 0, "" + key);
    }
  }

  private static EventColumns full() {
    return firstWith(/* devices= */ true);
  }

  private static EventColumns bare() {
    return firstWith(false);
  }

  private static EventColumns firstWith(boolean devices) {
    for (long seed = SEED; ; seed++) {
      EventColumns columns = SeededEvents.columns(seed, 300, 0);
      if ((columns.device() != null) == devices) {
        return columns;
      }
    }
  }

  private static long sum(long[] column) {
    long sum = 0;
    for (long value : column) {
      sum += value;
    }
    return sum;
  }

  @Test
  void rowsOfOtherTypesCanBeLeftOutBeforehand() {
    EventColumns columns = SeededEvents.columns(SEED, 500, 0);
    LikesPerAccountFold fold = new LikesPerAccountFold();
    Grouping likes = Grouping.by(columns, Key.ACCOUNT, EnumSet.of(EventType.LIKE), Tasks.SERIAL);
    assertArrayEquals(
        ColumnRunner.run(columns, fold, Tasks.SERIAL).measures(),
        ColumnRunner.run(columns, likes, List.of(fold), Tasks.SERIAL).get(0).measures());
    assertEquals(
        sum(ColumnRunner.run(columns, fold, Tasks.SERIAL).column("likes")), likes.rows().length);
  }
}
