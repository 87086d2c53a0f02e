package dev.zhenzan.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that small worlds are still those on which the detectors were tuned, to the byte, and that
 * what is read straight off the stage is what the world's events say. Cannot prove the former of
 * large worlds, nor of {@code adaptive}, which changes with the engine that it reacts to.
 */
class WorldBytesTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  /** Whoever changes these changes what every figure in the documents was measured on. */
  @ParameterizedTest
  @CsvSource({
    "demo, eadacf1b1eaaf0623d6c1464d336477891ed76a7bf954c09cdb16d9978fd6d4b",
    "plain, 15ab3c0df18b18c022aa16050717ce0f66b74217125c309ab6706947caa63868",
    "camouflage, a5c158ca84e404657cfe060d418651f86afc7c7fb888ec823bd3b048f2739ba5",
    "drip, 9b671438712a344f54ae154f1a6b4b7495a8952b7b7e65594bde09b38d5dcce3",
    "rotation, e745d06e771ab4bca5cdcf1a373d4a062eccdc241194785ac0ebd15d7dfe411a",
    "innocent, c4d529eb6ed8e17377e9885f29f92e26bdd4d40ae9ceedf2bff639bf1b199084",
    "victim, 2c64523702d1b21e6d68b61416d89aeda94124367be1170a824cd2991343293d",
    "no-device, c1671ca6b08e36903f0ec21d16ffefa85016e45f31e54980ee2bee16cfd9261e",
    "no-views, a4dcda3141f4e4b9608cce802a6b91ec9b09a868c094191b61c83b7167693d32",
    "bare, 543d7ece99191281a97301421e27f5db777a847d5c6b4ec7efe76b276dc4ba01"
  })
  void worldsStayAsTheyWere(String name, String sha256, @TempDir Path folder)
      throws IOException, NoSuchAlgorithmException {
    WorldFiles.stream(WorldOrder.of(name, 600, 1), folder);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file :
        List.of("events.csv", "accounts.csv", "truth_accounts.csv", "truth_likes.csv")) {
      digest.update(Files.readAllBytes(folder.resolve(file)));
    }
    assertEquals(sha256, HexFormat.of().formatHex(digest.digest()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "bare", "no-views", "no-device", "rotation"})
  void columnsOffTheStageAreThoseOfTheEvents(String name) {
    WorldOrder order = WorldOrder.of(name, 400, SEED).lasting(6);
    WorldColumns expected = WorldColumns.open(Worlds.make(order));
    StageColumns actual = Worlds.columns(order);
    assertSame(expected.events(), actual.events());
    assertSame(expected.profiles(), actual.profiles());
    assertArrayEquals(expected.fakeRows(), actual.fake());
    assertEquals(people(expected), actual.people());
  }

  private static List<Truth.AccountTruth> people(WorldColumns columns) {
    List<Truth.AccountTruth> people = new ArrayList<>();
    for (int id = 0; id < columns.events().entities().accounts(); id++) {
      people.add(columns.world().truth().accounts().get(columns.account(id)));
    }
    columns.world().truth().accounts().entrySet().stream()
        .filter(entry -> columns.accountId(entry.getKey()) < 0)
        .forEach(entry -> people.add(entry.getValue()));
    return people;
  }

  @Test
  void everyPersonIsTheOneWhoseTruthItIs() {
    Curtain curtain = Worlds.perform(WorldOrder.of("plain", 400, SEED));
    StageColumns columns = new StageColumns(curtain);
    for (int id = 0; id < columns.persons().length; id++) {
      assertEquals(
          Curtain.truthOf(curtain.stage().people().get(columns.persons()[id]).role()),
          columns.people().get(id));
    }
  }

  private static void assertSame(EventColumns expected, EventColumns actual) {
    assertEquals(expected.size(), actual.size());
    assertEquals(expected.entities(), actual.entities());
    assertArrayEquals(expected.type(), actual.type());
    assertArrayEquals(expected.time(), actual.time());
    assertArrayEquals(expected.actor(), actual.actor());
    assertArrayEquals(expected.target(), actual.target());
    assertArrayEquals(expected.owner(), actual.owner());
    assertArrayEquals(expected.community(), actual.community());
    assertArrayEquals(expected.device(), actual.device());
    assertArrayEquals(expected.address(), actual.address());
    assertArrayEquals(expected.dwellMillis(), actual.dwellMillis());
    assertArrayEquals(expected.completion(), actual.completion());
    assertArrayEquals(expected.textLength(), actual.textLength());
  }

  private static void assertSame(Profiles expected, Profiles actual) {
    assertArrayEquals(expected.created(), actual.created());
    assertArrayEquals(expected.hasName(), actual.hasName());
    assertArrayEquals(expected.hasAvatar(), actual.hasAvatar());
    assertArrayEquals(expected.friends(), actual.friends());
  }
}
