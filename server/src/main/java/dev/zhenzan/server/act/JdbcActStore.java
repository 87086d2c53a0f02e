package dev.zhenzan.server.act;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Acts in the table {@code act} of a space's own database. */
public final class JdbcActStore implements ActStore {
  private static final String COLUMNS =
      "seq, at_millis, by_whom, kind, subject, detail, salt, commitment, hash";

  /** Rows read at one go: a reader's view of the database is not held for longer. */
  private static final int PAGE = 10_000;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param database whose tables are there already
   */
  public JdbcActStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Act> append(long atMillis, String by, List<ActDraft> drafts) throws StoreException {
    return database.write(connection -> append(connection, atMillis, by, drafts));
  }

  private List<Act> append(Connection connection, long atMillis, String by, List<ActDraft> drafts)
      throws SQLException {
    Head head = head(connection);
    List<ActRow> rows = new ArrayList<>(drafts.size());
    long seq = head.acts();
    byte[] before = head.hash();
    for (ActDraft draft : drafts) {
      ActRow row = ActRow.of(++seq, atMillis, by, draft, salt(), before);
      before = row.hash();
      rows.add(row);
    }
    insert(connection, rows);
    return rows.stream().map(ActRow::act).toList();
  }

  @Override
  public List<Act> erase(Eraser eraser, long nowMillis, String by, Saying saying)
      throws StoreException {
    return database.write(connection -> erase(connection, eraser, nowMillis, by, saying));
  }

  /**
   * Erases, and says so in an act of the same transaction, which may do more. For whoever has the
   * database alone: folds that hold what was erased must be made anew.
   *
   * @return the act that says so
   */
  public List<Act> erase(
      Connection connection, Eraser eraser, long nowMillis, String by, Saying saying)
      throws SQLException {
    Map<String, String> left = new TreeMap<>();
    long lastMillis = nowMillis;
    long after = 0;
    for (List<ActRow> page = page(connection, after);
        !page.isEmpty();
        page = page(connection, after)) {
      for (ActRow row : page) {
        after = row.seq();
        lastMillis = Math.max(lastMillis, row.atMillis());
        Left rest = row.isBlank() ? null : eraser.of(row.act());
        if (rest != null) {
          ActRow erased = row.erased(rest.subject(), rest.detail());
          update(connection, erased);
          left.put(Long.toString(row.seq()), erased.left());
        }
      }
    }
    return append(connection, lastMillis, by, List.of(saying.draft(left)));
  }

  private static void update(Connection connection, ActRow row) throws SQLException {
    String sql = "UPDATE act SET subject = ?, detail = ?, salt = ? WHERE seq = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, row.subject());
      update.setString(2, row.detail());
      update.setBytes(3, row.salt());
      update.setLong(4, row.seq());
      update.executeUpdate();
    }
  }

  private byte[] salt() {
    byte[] salt = new byte[ActChain.SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private static void insert(Connection connection, List<ActRow> rows) throws SQLException {
    String sql = "INSERT INTO act (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (ActRow row : rows) {
        insert.setLong(1, row.seq());
        insert.setLong(2, row.atMillis());
        insert.setString(3, row.by());
        insert.setString(4, row.kind());
        insert.setString(5, row.subject());
        insert.setString(6, row.detail());
        insert.setBytes(7, row.salt());
        insert.setBytes(8, row.commitment());
        insert.setBytes(9, row.hash());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public void replay(ActSink sink) throws StoreException {
    ActCheck check = new ActCheck();
    for (List<ActRow> page = page(0); !page.isEmpty(); page = page(check.acts())) {
      for (ActRow row : page) {
        check.next(row);
        sink.take(row.act());
      }
    }
    check.end();
  }

  private List<ActRow> page(long after) throws StoreException {
    return database.read(connection -> page(connection, after));
  }

  /** The next acts in order. */
  static List<ActRow> page(Connection connection, long after) throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM act WHERE seq > ? ORDER BY seq LIMIT " + PAGE;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, after);
      return rows(select);
    }
  }

  private static List<ActRow> rows(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<ActRow> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(
            new ActRow(
                row.getLong(1),
                row.getLong(2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                bytes(row, 7),
                bytes(row, 8),
                bytes(row, 9)));
      }
      return rows;
    }
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }

  private static byte[] bytes(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getBytes(column), new byte[0]);
  }

  @Override
  public List<Act> before(long seq, int most, String subject) throws StoreException {
    String of = subject.isEmpty() ? "" : " AND subject = ?";
    String sql =
        "SELECT " + COLUMNS + " FROM act WHERE seq < ?" + of + " ORDER BY seq DESC LIMIT ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, seq);
            int next = 2;
            if (!subject.isEmpty()) {
              select.setString(next++, subject);
            }
            select.setInt(next, most);
            return rows(select).stream().map(ActRow::act).toList();
          }
        });
  }

  @Override
  public Head head() throws StoreException {
    return database.read(JdbcActStore::head);
  }

  private static Head head(Connection connection) throws SQLException {
    String sql = "SELECT seq, hash FROM act ORDER BY seq DESC LIMIT 1";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? new Head(row.getLong(1), bytes(row, 2)) : new Head(0, ActChain.START);
    }
  }
}
