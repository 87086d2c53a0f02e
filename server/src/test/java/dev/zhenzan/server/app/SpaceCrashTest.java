package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.key.JdbcKeyStore;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.log.Victim;
import dev.zhenzan.server.space.SpaceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that makes one space after the other is killed at random moments. Afterwards each that
 * it spoke of is whole and opens with the key that was said, at most one more is there, and of no
 * other is anything left. The machine goes on, so this proves nothing about power cuts.
 */
final class SpaceCrashTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int CRASHES = Integer.getInteger("zhenzan.crashes", 4);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aKillLeavesAWholeSpaceOrNone(Backend backend) throws Exception {
    String url = backend.newDatabase(folder);
    Places places = Places.of(url, folder);
    Random random = new Random(SEED);
    Map<String, String> said = new TreeMap<>();
    int unsaid = 0;
    int halves = 0;
    for (int crash = 0; crash < CRASHES; crash++) {
      String prefix = "c" + crash + "-";
      try (Victim victim = new Victim(folder, SpaceVictim.class, url, folder.toString(), prefix)) {
        assertNotNull(victim.lineThatBegins("begun"));
        for (int whole = random.nextInt(3); whole > 0; whole--) {
          note(victim.line(), said);
        }
        LockSupport.parkNanos(random.nextInt(250) * 1_000_000L);
        victim.kill();
        for (String line = victim.line(); line != null; line = victim.line()) {
          note(line, said);
        }
      }
      try (Database first = Database.open(url)) {
        halves += (int) new SpaceTable(first).all().stream().filter(row -> !row.whole()).count();
        SpaceMaker maker = new SpaceMaker(first, places, InstantSource.system());
        maker.tidy();
        Set<String> there =
            maker.all().stream().map(each -> each.name().text()).collect(Collectors.toSet());
        String where = "crash " + crash + " -Dzhenzan.seed=" + SEED;
        assertTrue(there.containsAll(said.keySet()), where + ": " + said.keySet() + there);
        assertTrue(there.size() <= said.size() + crash + 1, where);
        unsaid = there.size() - said.size();
        assertEquals(there, left(first, backend), where);
        for (String name : there) {
          assertOpens(places.of(new SpaceName(name)), said.get(name), where);
        }
      }
    }
    System.out.printf(
        "SpaceCrashTest, %s: %d kills, %d spaces made, %d whole that nobody was told of, %d half"
            + " ones taken away%n",
        backend, CRASHES, said.size(), unsaid, halves);
  }

  private static void note(String line, Map<String, String> said) {
    if (line != null) {
      said.put(line.split(" ")[0], line.split(" ")[1]);
    }
  }

  private static void assertOpens(Place place, String key, String where) throws Exception {
    String kept = Files.readString(place.keyFile()).strip();
    assertTrue(key == null || key.equals(kept), where);
    try (JdbcStore store = JdbcStore.open(place.database())) {
      KeyRing keys =
          KeyRing.ofOneAmongMany(new JdbcKeyStore(store.database()), InstantSource.system());
      assertNotNull(keys.check(kept), where);
      assertEquals(1, keys.all().size(), where);
    }
  }

  /** Spaces of which anything at all lies there. */
  private Set<String> left(Database first, Backend backend) throws Exception {
    Set<String> names = new TreeSet<>();
    Path beside = folder.resolve(backend == Backend.SQLITE ? "likes.db.spaces" : "zhenzan.spaces");
    if (Files.exists(beside)) {
      try (Stream<Path> files = Files.list(beside)) {
        files.forEach(file -> names.add(file.getFileName().toString().replaceAll("\\..*", "")));
      }
    }
    if (backend == Backend.POSTGRES) {
      String sql = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'zhenzan\\_%'";
      first.read(
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
              while (row.next()) {
                names.add(row.getString(1).substring("zhenzan_".length()).replace('_', '-'));
              }
              return true;
            }
          });
    }
    return names;
  }
}
