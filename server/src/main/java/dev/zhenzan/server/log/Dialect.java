package dev.zhenzan.server.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What SQLite and PostgreSQL do in different ways; everything else is the same SQL. */
interface Dialect {

  /** The one for a database. */
  static Dialect of(String url) throws StoreException {
    if (url.startsWith(Postgres.PREFIX)) {
      return new Postgres(url);
    }
    String path = url.startsWith(Sqlite.PREFIX) ? url.substring(Sqlite.PREFIX.length()) : url;
    if (path.isBlank() || path.startsWith("jdbc:") || path.contains("://") || path.contains("?")) {
      throw new StoreException(
          StoreException.Kind.GONE,
          "cannot open a database at '"
              + withoutSecrets(url)
              + "': give the path of an SQLite file, or jdbc:postgresql://host/name");
    }
    return new Sqlite(Path.of(path).toAbsolutePath().normalize());
  }

  /** A URL without what stands in it behind the question mark: passwords, as a rule. */
  static String withoutSecrets(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  /**
   * Keeps other processes out until {@link #release} or the end of this process; or, where a
   * connection does that, until it is lost.
   *
   * @throws StoreException of kind {@code HELD}
   */
  void hold() throws StoreException;

  void release();

  /** A connection that writes, one transaction after another, each durable when committed. */
  Connection connectWriter() throws SQLException, StoreException;

  /** A connection that reads within a transaction. */
  Connection connectReader() throws SQLException;

  /**
   * Rewrites tables, so that nothing of what was in them before can be read in the files.
   *
   * @param connection that writes, outside of a transaction
   */
  void scrub(Connection connection, List<String> tables) throws SQLException;

  /** For migrations. */
  DataSource dataSource();

  /** What the migrations call {@code ${…}}. */
  Map<String, String> placeholders();

  /** Says what a database said: the kind, where, and what to do. */
  StoreException explain(SQLException said);

  /**
   * Remembers outside the database how much is in it by now, where the database itself could forget
   * that without a word.
   */
  void remember(Extent extent);

  /** What {@link #remember} was told last, {@link Extent#NONE} where nothing is known. */
  Extent remembered();
}
