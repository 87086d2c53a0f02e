package dev.zhenzan.server.gate;

import dev.zhenzan.server.log.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Decisions in the table {@code decision} of the service's own database. */
public final class JdbcDecisionStore implements DecisionStore {
  private final DataSource database;

  /**
   * @param database whose tables are there already
   */
  public JdbcDecisionStore(DataSource database) {
    this.database = database;
  }

  @Override
  public void append(List<Kept> decisions) throws StoreException {
    String sql = "INSERT INTO decision (number, decided_at, body) VALUES (?, ?, ?)";
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        for (Kept kept : decisions) {
          insert.setLong(1, kept.number());
          insert.setLong(2, kept.atMillis());
          insert.setString(3, kept.body());
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
      } catch (SQLException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException refused) {
      throw refused("keeping decisions", refused);
    }
  }

  @Override
  public @Nullable Kept find(long number) throws StoreException {
    String sql = "SELECT decided_at, body FROM decision WHERE number = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, number);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new Kept(number, row.getLong(1), row.getString(2)) : null;
      }
    } catch (SQLException refused) {
      throw refused("reading a decision", refused);
    }
  }

  private static StoreException refused(String doing, SQLException cause) {
    return new StoreException(
        StoreException.Kind.GONE, doing + " failed: " + cause.getMessage(), cause);
  }
}
