package dev.zhenzan.server.act;

import dev.zhenzan.server.log.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads all acts of a database along their chain, without a service. What was cut off at the end is
 * found against a head that was noted before.
 */
public final class ActWalk {
  private ActWalk() {}

  /**
   * Reads everything.
   *
   * @param expected a head that the chain once had, its hash empty for none
   * @return the head that it has
   * @throws StoreException of kind {@code DAMAGED} if an act was changed, dropped, swapped or put
   *     in between, or if acts are missing that once were there: says which
   */
  public static ActStore.Head run(Connection connection, ActStore.Head expected)
      throws SQLException, StoreException {
    ActCheck check = new ActCheck();
    boolean passed = expected.hash().length == 0;
    List<ActRow> page = JdbcActStore.page(connection, 0);
    for (; !page.isEmpty(); page = JdbcActStore.page(connection, check.acts())) {
      for (ActRow row : page) {
        passed |= passes(check, expected);
        check.next(row);
      }
    }
    check.end();
    if (!passed && !passes(check, expected)) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "the acts are not those that were signed: once there were "
              + expected.acts()
              + ", with the hash "
              + HexFormat.of().formatHex(expected.hash()));
    }
    return new ActStore.Head(check.acts(), check.head());
  }

  private static boolean passes(ActCheck check, ActStore.Head expected) {
    return check.acts() == expected.acts() && Arrays.equals(check.head(), expected.hash());
  }
}
