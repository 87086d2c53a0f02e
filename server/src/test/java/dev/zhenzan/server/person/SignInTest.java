package dev.zhenzan.server.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.person.SignIn.TooEarlyException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guessing is dear and tells nothing, and does not keep anybody out; what people are outlives the
 * process and not the key that seals their passwords.
 *
 * <p>Can prove that as much work is done for a name that nobody has, by the processor's time.
 * Cannot prove that no finer clock could tell the two apart.
 */
final class SignInTest {
  private static final String PASSWORD = "vier bunte Kraniche 42";

  @TempDir Path folder;
  private Instant now = RunningTime.BEGIN;

  /** When the tests begin. */
  private static final class RunningTime {
    static final Instant BEGIN = Instant.parse("2026-04-01T12:00:00Z");
  }

  @BeforeEach
  void begin() {
    now = RunningTime.BEGIN;
  }

  /** The office over a database, as the service opens it. */
  private Office open(Database database, int rounds) throws Exception {
    People people = new People();
    Roles roles = new Roles();
    Register register =
        Register.open(new JdbcActStore(database), () -> now, List.of(people, roles));
    SecretBox box = SecretBox.of(folder.resolve("box"));
    return Office.open(database, register, people, roles, box, rounds, () -> now);
  }

  private Database database() throws Exception {
    return Database.open(folder.resolve("a.db").toString());
  }

  private void makeFirst(Database database, Office office, String name) throws Exception {
    String code = new OneTimeCodes(database, () -> now).makeForFirst().reveal();
    office.choosing().byCode(code, name, PASSWORD);
  }

  @Test
  void asMuchWorkIsDoneForANameThatNobodyHas() throws Exception {
    try (Database database = database()) {
      Office office = open(database, Office.ROUNDS);
      makeFirst(database, office, "anna");
      long[] nanos = new long[2];
      for (int round = 0; round < 2; round++) {
        nanos[0] += cpuNanos(office, "anna", "192.0.2." + round);
        nanos[1] += cpuNanos(office, "nobody", "192.0.2." + round);
      }
      double ratio = nanos[1] / (double) nanos[0];
      System.out.printf(
          "a try costs %.0f ms of processor, one at a name that nobody has %.2f of that%n",
          nanos[0] / 2e6, ratio);
      assertTrue(ratio > 0.5 && ratio < 2, "ratio " + ratio);
    }
  }

  private static long cpuNanos(Office office, String name, String address) throws Exception {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertNull(office.signIn().person(name, "not the password", address));
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  @Test
  void whoGuessesFromManyAddressesDoesNotKeepThePersonOut() throws Exception {
    try (Database database = database()) {
      Office office = open(database, 1_000);
      makeFirst(database, office, "anna");
      assertNotNull(office.signIn().person("anna", PASSWORD, "198.51.100.1"));
      office.sessions().begin(office.staff().people().all().get(0), "password", "198.51.100.1");
      for (int address = 0; address < 40; address++) {
        guess(office, "192.0.2." + address);
      }
      // Elsewhere she waits like a stranger, and never longer than half a minute.
      TooEarlyException early =
          assertThrows(
              TooEarlyException.class,
              () -> office.signIn().person("anna", PASSWORD, "198.51.100.2"));
      assertTrue(early.seconds() <= 30, "" + early.seconds());
      assertNotNull(office.signIn().person("ANNA", PASSWORD, "198.51.100.1"));
      now = now.plusSeconds(30);
      assertNotNull(office.signIn().person("anna", PASSWORD, "198.51.100.2"));
    }
  }

  private static void guess(Office office, String address) throws Exception {
    try {
      assertNull(office.signIn().person("anna", "a wild guess", address));
    } catch (TooEarlyException told) {
      assertTrue(told.seconds() > 0);
    }
  }

  @Test
  void oneAddressGuessesAtFewNames() throws Exception {
    try (Database database = database()) {
      Office office = open(database, 1_000);
      int tried = 0;
      for (int name = 0; name < 100; name++) {
        try {
          assertNull(office.signIn().person("name" + name, "a wild guess", "2001:db8::" + name));
          tried++;
        } catch (TooEarlyException told) {
          assertTrue(told.seconds() <= 60);
        }
      }
      assertEquals(21, tried, "an address of IPv6 is its network");
    }
  }

  @Test
  void peopleOutliveTheProcessAndPasswordsNotTheirSeal() throws Exception {
    String token;
    try (Database database = database()) {
      Office office = open(database, 1_000);
      makeFirst(database, office, "anna");
      office
          .roles()
          .set(Giver.OPERATOR, "clerk", java.util.Set.of(dev.zhenzan.server.key.Scope.COUNTS_READ));
      office.staff().add(Giver.OPERATOR, "bert", "clerk");
      Person anna = office.staff().people().of("anna");
      token = office.sessions().begin(anna, "password", "192.0.2.1").reveal();
      office.sessions().sessions().turn();
    }
    try (Database database = database()) {
      // Dearer hashes are read as well as those of the time before.
      Office office = open(database, 2_000);
      assertNotNull(office.signIn().person("anna", PASSWORD, "192.0.2.1"));
      assertTrue(office.sessions().sessions().knows(token));
      assertNotNull(office.sessions().sessions().check(token));
      assertNull(office.sessions().sessions().check(token + "x"));
      assertEquals("clerk", office.staff().people().of("bert").role());
    }
    Files.delete(folder.resolve("box"));
    try (Database database = database()) {
      Office office = open(database, 1_000);
      assertNull(office.signIn().person("anna", PASSWORD, "192.0.2.1"));
    }
  }
}
