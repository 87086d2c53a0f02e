package dev.zhenzan.server.act;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * The log of acts, whichever database keeps it.
 *
 * <p>Can prove that what was appended is read again in order, that a changed, dropped, swapped,
 * added or emptied act is found, and that a cut end is found by whoever noted the head. Cannot
 * prove that a forger who rewrites the whole chain is found by the chain alone: it is not, and
 * needs a head that was noted elsewhere.
 */
abstract class ActLogContractTest {

  abstract String url(String name) throws Exception;

  private static List<ActDraft> drafts(Random random, int count) {
    List<ActDraft> drafts = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      ActKind kind = ActKind.values()[random.nextInt(ActKind.PERSON_ERASED.ordinal())];
      Detail detail =
          Detail.making()
              .number("end", random.nextLong())
              .text("because_zh", random.nextBoolean() ? "" : "刷赞 “" + at + "”\n")
              .is("review", random.nextBoolean())
              .texts("names", List.of("甲", "b"))
              .end();
      drafts.add(new ActDraft(kind, "账号/" + random.nextInt(5), detail));
    }
    return drafts;
  }

  private static List<Act> filled(ActStore store, long seed) throws StoreException {
    Random random = new Random(seed);
    List<Act> acts = new ArrayList<>();
    for (int time = 1; time <= 8; time++) {
      acts.addAll(store.append(time, "key:k" + time, drafts(random, 1 + random.nextInt(4))));
    }
    return acts;
  }

  private static List<Act> replayed(ActStore store) throws StoreException {
    List<Act> acts = new ArrayList<>();
    store.replay(acts::add);
    return acts;
  }

  @Test
  void whatWasAppendedIsReadAgain() throws Exception {
    try (Database database = Database.open(url("acts.db"))) {
      ActStore store = new JdbcActStore(database);
      List<Act> acts = filled(store, 1);
      List<Act> again = replayed(new JdbcActStore(database));
      assertEquals(acts, again);
      for (int at = 0; at < acts.size(); at++) {
        assertEquals(at + 1, again.get(at).seq());
        assertEquals(acts.get(at).subject(), again.get(at).subject());
        assertEquals(acts.get(at).detail(), again.get(at).detail());
        assertEquals(acts.get(at).by(), again.get(at).by());
        assertEquals(acts.get(at).kind(), again.get(at).kind());
      }
      assertEquals(acts.size(), store.head().acts());
      assertArrayEquals(acts.get(acts.size() - 1).hash(), store.head().hash());
      List<Act> ofOne = store.before(Long.MAX_VALUE, 3, "账号/1");
      assertFalse(ofOne.isEmpty());
      ofOne.forEach(act -> assertEquals("账号/1", act.subject()));
    }
  }

  /** Changes one thing in the table behind the store's back. */
  private static void tamper(Database database, String sql, Object... parameters)
      throws StoreException {
    int rows =
        database.write(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int at = 0; at < parameters.length; at++) {
                  statement.setObject(at + 1, parameters[at]);
                }
                return statement.executeUpdate();
              } catch (SQLException refused) {
                throw new IllegalStateException(sql, refused);
              }
            });
    assertFalse(rows == 0, sql);
  }

  @RepeatedTest(12)
  void tamperingIsFound(RepetitionInfo info) throws Exception {
    long seed = info.getCurrentRepetition();
    Random random = new Random(seed);
    try (Database database = Database.open(url("acts" + seed + ".db"))) {
      ActStore store = new JdbcActStore(database);
      int acts = filled(store, seed).size();
      long one = 1 + random.nextInt(acts - 1);
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      switch ((int) seed - 1) {
        case 0 -> tamper(database, "UPDATE act SET subject = 'x' WHERE seq = ?", one);
        case 1 -> tamper(database, "UPDATE act SET detail = '{}' WHERE seq = ?", one);
        case 2 -> tamper(database, "UPDATE act SET by_whom = 'key:x' WHERE seq = ?", one);
        case 3 -> tamper(database, "UPDATE act SET at_millis = 77 WHERE seq = ?", one);
        case 4 -> tamper(database, "UPDATE act SET kind = 'session.ended' WHERE seq = ?", one);
        case 5 -> tamper(database, "UPDATE act SET salt = ? WHERE seq = ?", bytes, one);
        case 6 -> tamper(database, "UPDATE act SET commitment = ? WHERE seq = ?", bytes, one);
        case 7 -> tamper(database, "UPDATE act SET hash = ? WHERE seq = ?", bytes, one);
        case 8 -> tamper(database, "DELETE FROM act WHERE seq = ?", one);
        case 9 -> {
          tamper(database, "UPDATE act SET seq = 1000 WHERE seq = ?", one);
          tamper(database, "UPDATE act SET seq = ? WHERE seq = ?", one, one + 1);
          tamper(database, "UPDATE act SET seq = ? WHERE seq = 1000", one + 1);
        }
        case 10 ->
            tamper(
                database,
                "UPDATE act SET subject = '', detail = '', salt = ? WHERE seq = ?",
                new byte[0],
                one);
        default ->
            tamper(
                database,
                "INSERT INTO act SELECT ?, at_millis, by_whom, kind, subject, detail, salt,"
                    + " commitment, hash FROM act WHERE seq = ?",
                acts + 1L,
                (long) acts);
      }
      StoreException found =
          assertThrows(StoreException.class, () -> replayed(store), "seed " + seed);
      assertEquals(StoreException.Kind.DAMAGED, found.kind(), "seed " + seed);
    }
  }

  @Test
  void aCutEndIsFoundByWhoeverNotedTheHead() throws Exception {
    try (Database database = Database.open(url("acts.db"))) {
      ActStore store = new JdbcActStore(database);
      List<Act> acts = filled(store, 3);
      tamper(database, "DELETE FROM act WHERE seq = ?", (long) acts.size());
      replayed(store);
      assertEquals(acts.size() - 1, store.head().acts());
      assertArrayEquals(acts.get(acts.size() - 2).hash(), store.head().hash());
    }
  }
}
