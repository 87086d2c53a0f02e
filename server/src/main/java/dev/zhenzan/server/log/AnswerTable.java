package dev.zhenzan.server.log;

import dev.zhenzan.server.log.LogStore.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Answers kept for whoever repeats a request. */
final class AnswerTable {
  /** The least. */
  static final long KEPT_MILLIS = TimeUnit.DAYS.toMillis(1);

  private AnswerTable() {}

  static void insert(Connection connection, List<Answer> answers) throws SQLException {
    // The last under a key counts; PostgreSQL takes a key but once in a statement.
    Map<String, Answer> byKey = new LinkedHashMap<>();
    answers.forEach(answer -> byKey.put(answer.key(), answer));
    Batch.execute(
        connection,
        "INSERT INTO answer (request_key, request_hash, body, at_millis) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (request_key) DO UPDATE SET request_hash = excluded.request_hash,"
            + " body = excluded.body, at_millis = excluded.at_millis",
        List.copyOf(byKey.values()),
        (statement, answer) -> {
          statement.setString(1, answer.key());
          statement.setString(2, answer.requestHash());
          statement.setString(3, answer.body());
          statement.setLong(4, answer.atMillis());
        });
  }

  /**
   * Takes out answers that are older: at most a few more than came, so that no transaction grows
   * long by it and the table still shrinks.
   */
  static void prune(Connection connection, int came, long nowMillis, long keptMillis)
      throws SQLException {
    if (came > 0) {
      Batch.execute(
          connection,
          "DELETE FROM answer WHERE request_key IN"
              + " (SELECT request_key FROM answer WHERE at_millis < ? ORDER BY at_millis LIMIT ?)",
          nowMillis - keptMillis,
          2L * came + 8);
    }
  }

  static Optional<Answer> find(Connection connection, String key) throws SQLException {
    String sql = "SELECT request_hash, body, at_millis FROM answer WHERE request_key = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Answer(key, row.getString(1), row.getString(2), row.getLong(3)))
            : Optional.empty();
      }
    }
  }
}
