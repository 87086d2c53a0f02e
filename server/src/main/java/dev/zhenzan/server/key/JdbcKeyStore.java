package dev.zhenzan.server.key;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Keys in the table {@code api_key} of the service's own database. */
public final class JdbcKeyStore implements KeyStore {
  private final Database database;

  /**
   * @param database whose tables are there already
   */
  public JdbcKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public List<ApiKey> all() throws StoreException {
    String sql =
        "SELECT id, hash, label, scopes, per_second, created_at, expires_at, revoked_at, used_at"
            + " FROM api_key ORDER BY created_at, id";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            List<ApiKey> keys = new ArrayList<>();
            while (row.next()) {
              keys.add(key(row));
            }
            return keys;
          }
        });
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString(1),
        HexFormat.of().parseHex(row.getString(2)),
        row.getString(3),
        Scope.split(row.getString(4)),
        row.getInt(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9));
  }

  @Override
  public void add(ApiKey key) throws StoreException {
    String sql =
        "INSERT INTO api_key (id, hash, label, scopes, per_second, created_at, expires_at,"
            + " revoked_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    database.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, key.id());
            insert.setString(2, HexFormat.of().formatHex(key.hash()));
            insert.setString(3, key.label());
            insert.setString(4, Scope.join(key.scopes()));
            insert.setInt(5, key.perSecond());
            insert.setLong(6, key.createdMillis());
            insert.setLong(7, key.expiresMillis());
            insert.setLong(8, key.revokedMillis());
            insert.setLong(9, key.usedMillis());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public boolean revoke(String id, long atMillis) throws StoreException {
    String sql = "UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at > ?";
    return database.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, atMillis);
            update.setString(2, id);
            update.setLong(3, atMillis);
            return update.executeUpdate() > 0;
          }
        });
  }

  @Override
  public void used(Map<String, Long> millisById) throws StoreException {
    String sql = "UPDATE api_key SET used_at = ? WHERE id = ?";
    database.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Long> entry : millisById.entrySet()) {
              update.setLong(1, entry.getValue());
              update.setString(2, entry.getKey());
              update.addBatch();
            }
            return update.executeBatch().length;
          }
        });
  }
}
