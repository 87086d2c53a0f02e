package dev.zhenzan.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that the files and the columns of a world say the same as its events. Cannot prove that a
 * reader of the files numbers things the same way; that is shown where the reader is.
 */
class WorldFilesTest {
  private static final List<String> FILES =
      List.of("events.csv", "accounts.csv", "truth_accounts.csv", "truth_likes.csv");
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  /** Two accounts, one post, every kind of missing value. */
  private static World tiny() {
    long time = Instant.parse("2026-03-02T08:15:00.250Z").toEpochMilli();
    List<SimEvent> events =
        List.of(
            event("e1", EventType.VIEW, time, "小鱼", "p2", 1_500, 0.0305),
            event("e2", EventType.LIKE, time, "小鱼", "p2", -1, Double.NaN),
            new SimEvent(
                "e3",
                EventType.FOLLOW,
                time + 1,
                "小鱼",
                "a9",
                "a9",
                null,
                "d1",
                "10.0.0.1",
                -1,
                Double.NaN,
                -1));
    Map<String, Truth.AccountTruth> truth =
        new LinkedHashMap<>(Map.of("a9", new Truth.AccountTruth(0, "", "r1", "buyer")));
    truth.put("小鱼", new Truth.AccountTruth(1, "task_group", "r1", "public"));
    return new World(
        "tiny",
        1,
        events,
        List.of(new SimAccount("小鱼", time, true, false, 3)),
        new Truth(truth, Set.of("e2")));
  }

  private static SimEvent event(
      String id, EventType type, long time, String actor, String target, long dwell, double seen) {
    return new SimEvent(
        id, type, time, actor, target, "b1", "c1", "d1", "10.0.0.1", dwell, seen, -1);
  }

  @Test
  void filesSayWhatTheWorldHolds(@TempDir Path folder) throws IOException {
    WorldFiles.write(tiny(), folder);
    assertEquals(
        """
        id,type,time,actor,target,owner,community,device,ip,dwell_ms,completion,text_length
        e1,VIEW,2026-03-02T08:15:00.250Z,小鱼,p2,b1,c1,d1,10.0.0.1,1500,0.0305,
        e2,LIKE,2026-03-02T08:15:00.250Z,小鱼,p2,b1,c1,d1,10.0.0.1,,,
        e3,FOLLOW,2026-03-02T08:15:00.251Z,小鱼,a9,a9,,d1,10.0.0.1,,,
        """,
        Files.readString(folder.resolve("events.csv")));
    assertEquals(
        "account,created,has_name,has_avatar,friends\n小鱼,2026-03-02T08:15:00.250Z,1,0,3\n",
        Files.readString(folder.resolve("accounts.csv")));
    assertEquals(
        "account,label,attack,ring,background\na9,0,,r1,buyer\n小鱼,1,task_group,r1,public\n",
        Files.readString(folder.resolve("truth_accounts.csv")));
    assertEquals("id,fake\ne2,1\n", Files.readString(folder.resolve("truth_likes.csv")));
  }

  @Test
  void columnsFollowTheByteOrderOfNamesAndTheCanonicalOrderOfRows() {
    WorldColumns columns = WorldColumns.open(tiny());
    EventColumns events = columns.events();
    assertEquals(
        List.of("a9", "b1", "小鱼"), List.of(0, 1, 2).stream().map(columns::account).toList());
    assertEquals(List.of("a9", "p2"), List.of(0, 1).stream().map(columns::target).toList());
    assertEquals("e2", columns.eventId(0), "a like comes before a view at the same moment");
    assertArrayEquals(new int[] {1, 1, 0}, events.owner());
    assertArrayEquals(new int[] {0, 0, -1}, events.community());
    assertArrayEquals(new short[] {-1, 305, -1}, events.completion());
    assertArrayEquals(new int[] {-1, 1_500, -1}, events.dwellMillis());
    assertArrayEquals(new boolean[] {true, false, false}, columns.fakeRows());
    assertArrayEquals(new boolean[] {false, false, true}, columns.guiltyAccounts());
    assertEquals(new EventColumns.Entities(3, 2, 1, 1, 1), events.entities());
    assertEquals(Profiles.UNKNOWN, columns.profiles().friends()[0]);
    assertEquals(3, columns.profiles().friends()[2]);
    assertEquals(Long.MIN_VALUE, columns.profiles().created()[1]);
  }

  @Test
  void idsOfAWholeWorldLeadBackToItsEvents() {
    WorldColumns columns = WorldColumns.open(Worlds.small("plain", 500, SEED));
    EventColumns events = columns.events();
    int fakes = 0;
    boolean[] fake = columns.fakeRows();
    for (int row = 0; row < events.size(); row++) {
      SimEvent event = columns.event(row);
      assertEquals(event.actor(), columns.account(events.actor()[row]));
      assertEquals(event.target(), columns.target(events.target()[row]));
      assertEquals(event.type().ordinal(), events.type()[row]);
      fakes += fake[row] ? 1 : 0;
    }
    assertEquals(columns.world().truth().fakeLikeIds().size(), fakes);
    assertTrue(events.entities().devices() < events.entities().accounts() * 2);
  }

  /** Worlds too large for memory are written by another way than small ones. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "bare", "no-views", "no-device", "rotation"})
  void aStreamedWorldIsTheSameAsOneHeldInMemory(
      String name, @TempDir Path held, @TempDir Path streamed) throws IOException {
    WorldOrder order = WorldOrder.of(name, 400, SEED).lasting(6);
    World world = Worlds.make(order);
    WorldFiles.Written written = WorldFiles.write(world, held);
    assertEquals(written, WorldFiles.stream(order, streamed));
    assertEquals(world.events().size(), written.events());
    assertEquals(world.truth().fakeLikeIds().size(), written.fakes());
    assertSameFiles(held, streamed);
  }

  private static void assertSameFiles(Path one, Path other) throws IOException {
    for (String file : FILES) {
      assertEquals(-1, Files.mismatch(one.resolve(file), other.resolve(file)), file);
    }
  }

  @Test
  void theSameWorldGivesTheSameBytes(@TempDir Path one, @TempDir Path other, @TempDir Path third)
      throws IOException {
    WorldFiles.write(Worlds.small("camouflage", 400, SEED), one);
    WorldFiles.write(Worlds.small("camouflage", 400, SEED), other);
    WorldFiles.write(Worlds.small("camouflage", 400, SEED + 1), third);
    assertSameFiles(one, other);
    for (String file : FILES) {
      assertNotEquals(-1, Files.mismatch(one.resolve(file), third.resolve(file)), file);
    }
  }
}
