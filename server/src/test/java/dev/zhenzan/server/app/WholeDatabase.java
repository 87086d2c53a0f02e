package dev.zhenzan.server.app;

import dev.zhenzan.server.log.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that a database says, table by table, whichever there are: a table that is added later
 * is compared as well, unless it is named here.
 *
 * <p>A ledger is what its rows come to, and a sum what it is now: how often a mind was changed on
 * the way is history, and stays. So do acts.
 */
final class WholeDatabase {
  /** What was done and asked stays written down, and is no number or flag of anybody. */
  private static final Set<String> HISTORY =
      Set.of("act", "decision", "looked", "flyway_schema_history");

  /** Read in another way than row by row. */
  private static final Map<String, String> MEANT =
      Map.of(
          "ledger",
          "SELECT log_row, SUM(difference) FROM ledger GROUP BY log_row HAVING SUM(difference) <> 0",
          "closing",
          "SELECT head, end_millis, findings FROM closing WHERE of_epoch = 1",
          "cause",
          "SELECT cause.* FROM cause JOIN closing ON closing.number = cause.closing"
              + " WHERE of_epoch = 1",
          "target_count",
          "SELECT target, settled, honest FROM honest_count WHERE settled <> 0");

  private WholeDatabase() {}

  /** Rows as text, sorted, by table. */
  static Map<String, List<String>> of(Database database) throws Exception {
    return database.read(
        connection -> {
          Map<String, List<String>> whole = new TreeMap<>();
          for (String table : tables(connection)) {
            if (!HISTORY.contains(table)) {
              String sql = MEANT.getOrDefault(table, "SELECT * FROM " + table);
              whole.put(table, rows(connection, sql));
            }
          }
          return whole;
        });
  }

  private static TreeSet<String> tables(Connection connection) throws SQLException {
    TreeSet<String> tables = new TreeSet<>();
    try (ResultSet row =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (row.next()) {
        tables.add(row.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= columns; column++) {
          Object value = row.getObject(column);
          boolean bytes = value instanceof byte[];
          line.append(bytes ? HexFormat.of().formatHex((byte[]) value) : value).append(" | ");
        }
        rows.add(line.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
