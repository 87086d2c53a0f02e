package dev.zhenzan.server.look;

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

/** Looks in the table {@code looked} of a space's own database; only ever appended. */
public final class LookStore {
  private static final String COLUMNS =
      "seq, at_millis, by_whom, route, subject, times, salt, commitment, hash";
  private static final int PAGE = 10_000;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  public LookStore(Database database) {
    this.database = database;
  }

  /**
   * Where the chain ends.
   *
   * @param looks how many there are
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Head(long looks, byte[] hash) {}

  /** Appends looks with how often each, in one transaction. */
  void append(long atMillis, Map<Look, Integer> looks) throws StoreException {
    database.write(
        connection -> {
          Head head = head(connection);
          long seq = head.looks();
          byte[] before = head.hash();
          String sql = "INSERT INTO looked (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<Look, Integer> each : looks.entrySet()) {
              byte[] salt = new byte[LookRow.SALT_BYTES];
              random.nextBytes(salt);
              LookRow row =
                  LookRow.of(++seq, atMillis, each.getKey(), each.getValue(), salt, before);
              before = row.hash();
              put(insert, row);
            }
            return insert.executeBatch().length;
          }
        });
  }

  private static void put(PreparedStatement insert, LookRow row) throws SQLException {
    insert.setLong(1, row.seq());
    insert.setLong(2, row.atMillis());
    insert.setString(3, row.by());
    insert.setString(4, row.route());
    insert.setString(5, row.subject());
    insert.setInt(6, row.times());
    insert.setBytes(7, row.salt());
    insert.setBytes(8, row.commitment());
    insert.setBytes(9, row.hash());
    insert.addBatch();
  }

  /** Looks at an account, or at everybody, before a place, newest first. */
  public List<Looked> at(String account, long beforeSeq, int most) throws StoreException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM looked WHERE subject IN (?, ?) AND seq < ? ORDER BY seq DESC LIMIT ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            select.setString(2, Look.EVERYBODY);
            select.setLong(3, beforeSeq);
            select.setInt(4, most);
            return rows(select).stream().map(LookRow::looked).toList();
          }
        });
  }

  /** Where the chain ends. */
  public Head head() throws StoreException {
    return database.read(LookStore::head);
  }

  private static Head head(Connection connection) throws SQLException {
    String sql = "SELECT seq, hash FROM looked ORDER BY seq DESC LIMIT 1";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? new Head(row.getLong(1), bytes(row, 2)) : new Head(0, LookRow.START);
    }
  }

  /**
   * Walks along the whole chain.
   *
   * @throws StoreException of kind {@code DAMAGED}, naming the first look that does not fit
   */
  public Head check() throws StoreException {
    Head head = new Head(0, LookRow.START);
    for (List<LookRow> page = page(0); !page.isEmpty(); page = page(head.looks())) {
      for (LookRow row : page) {
        if (row.seq() != head.looks() + 1 || !row.follows(head.hash())) {
          throw new StoreException(
              StoreException.Kind.DAMAGED,
              "the record of who looked was tampered with at look " + (head.looks() + 1));
        }
        head = new Head(row.seq(), row.hash());
      }
    }
    return head;
  }

  private List<LookRow> page(long after) throws StoreException {
    String sql = "SELECT " + COLUMNS + " FROM looked WHERE seq > ? ORDER BY seq LIMIT " + PAGE;
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            return rows(select);
          }
        });
  }

  private static List<LookRow> rows(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<LookRow> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(
            new LookRow(
                row.getLong(1),
                row.getLong(2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                row.getInt(6),
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
}
