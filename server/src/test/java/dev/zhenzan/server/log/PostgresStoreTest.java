package dev.zhenzan.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract, kept by PostgreSQL; and what only a server can do: go away and come back. */
class PostgresStoreTest extends LogStoreContractTest {
  private @Nullable String url;

  @Override
  String url() throws Exception {
    String known = url;
    if (known == null) {
      known = PostgresServer.shared().newDatabase();
      url = known;
    }
    return known;
  }

  @Test
  void aServerThatGoesAwayAndComesBackIsWrittenToAgain() throws Exception {
    String url = PostgresServer.shared().newDatabase();
    try (JdbcStore store = JdbcStore.open(url)) {
      Block first = BlockCodec.encode(new Reports(1).odd(3), 0, 0);
      store.append(first, List.of());
      PostgresServer.shared().kill();
      Block second = BlockCodec.encode(new Reports(2).odd(3), 3, 0);
      StoreException said =
          assertThrows(StoreException.class, () -> store.append(second, List.of()));
      assertEquals(StoreException.Kind.GONE, said.kind(), said.getMessage());
      said = assertThrows(StoreException.class, () -> store.append(second, List.of()));
      assertEquals(StoreException.Kind.GONE, said.kind(), said.getMessage());
      said = assertThrows(StoreException.class, () -> replayed(store, 0));
      assertEquals(StoreException.Kind.GONE, said.kind(), said.getMessage());
      PostgresServer.shared().start();
      store.append(second, List.of());
      assertSame(List.of(first, second), replayed(store, 0));
      assertEquals(6, store.head());
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidToBeAbsent() {
    String url = "jdbc:postgresql://127.0.0.1:9/none?user=u&password=secret";
    StoreException said = assertThrows(StoreException.class, () -> JdbcStore.open(url));
    assertEquals(StoreException.Kind.GONE, said.kind());
    assertEquals(-1, said.getMessage().indexOf("secret"), said.getMessage());
  }
}
