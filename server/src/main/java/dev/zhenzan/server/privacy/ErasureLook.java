package dev.zhenzan.server.privacy;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says where a person is, without changing anything; reads the whole log. */
public final class ErasureLook {
  private ErasureLook() {}

  /**
   * How much there is of the person, by place. In places that are searched by words, whoever has
   * the name within a longer one is counted too.
   */
  public static Map<String, Long> at(Database database, String name) throws StoreException {
    Footprint footprint = Footprint.of(database, name);
    Map<String, Long> found = new LinkedHashMap<>();
    found.put("blocks", footprint.blocks());
    found.put("events", footprint.events());
    found.put("devices_of_their_own", (long) footprint.devices().size());
    found.put("addresses_of_their_own", (long) footprint.addresses().size());
    found.put("others_with_longer_names", (long) footprint.others().size());
    count(database, found, "cause", "account = ?", name);
    count(database, found, "verdict", "account = ?", name);
    count(database, found, "act", "subject = ?", name);
    for (TextTable table : TextTable.ALL) {
      found.put(table.name(), table.count(database, name));
    }
    return found;
  }

  private static void count(
      Database database, Map<String, Long> found, String table, String where, String name)
      throws StoreException {
    String sql = "SELECT COUNT(*) FROM " + table + " WHERE " + where;
    found.put(table, database.read(connection -> count(connection, sql, name)));
  }

  private static long count(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
