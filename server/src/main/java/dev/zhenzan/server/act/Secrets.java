package dev.zhenzan.server.act;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Secrets of a space, made at random when they are first asked for. They lie in its database and go
 * with its backups; they are never answered and never written to a log.
 */
public final class Secrets {
  private static final int BYTES = 32;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  public Secrets(Database database) {
    this.database = database;
  }

  /** The secret of a name, 32 bytes, always the same. */
  public byte[] of(String name) throws StoreException {
    Optional<byte[]> known = database.read(connection -> find(connection, name));
    return known.isPresent() ? known.get() : database.write(connection -> make(connection, name));
  }

  private byte[] make(Connection connection, String name) throws SQLException {
    byte[] made = new byte[BYTES];
    random.nextBytes(made);
    String sql = "INSERT INTO secret (name, content) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, name);
      insert.setBytes(2, made);
      insert.executeUpdate();
    }
    return find(connection, name).orElse(made);
  }

  private static Optional<byte[]> find(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT content FROM secret WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
      }
    }
  }
}
