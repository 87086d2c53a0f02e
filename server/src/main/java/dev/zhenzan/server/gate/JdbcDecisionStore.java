package dev.zhenzan.server.gate;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decisions in the table {@code decision} of the service's own database. */
public final class JdbcDecisionStore implements DecisionStore {
  private final Database database;

  /**
   * @param database whose tables are there already
   */
  public JdbcDecisionStore(Database database) {
    this.database = database;
  }

  @Override
  public void append(List<Kept> decisions) throws StoreException {
    String sql = "INSERT INTO decision (number, decided_at, body) VALUES (?, ?, ?)";
    database.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Kept kept : decisions) {
              insert.setLong(1, kept.number());
              insert.setLong(2, kept.atMillis());
              insert.setString(3, kept.body());
              insert.addBatch();
            }
            return insert.executeBatch().length;
          }
        });
  }

  @Override
  public @Nullable Kept find(long number) throws StoreException {
    String sql = "SELECT decided_at, body FROM decision WHERE number = ?";
    Optional<Kept> found =
        database.read(
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, number);
                try (ResultSet row = select.executeQuery()) {
                  return row.next()
                      ? Optional.of(new Kept(number, row.getLong(1), row.getString(2)))
                      : Optional.empty();
                }
              }
            });
    return found.orElse(null);
  }
}
