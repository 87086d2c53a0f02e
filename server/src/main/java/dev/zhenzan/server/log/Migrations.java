package dev.zhenzan.server.log;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables up to date with this release. */
final class Migrations {
  private Migrations() {}

  static void run(Dialect dialect) throws StoreException {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(dialect.dataSource())
            .locations("classpath:db/migration")
            .placeholders(dialect.placeholders())
            // A database that a newer release has changed is not touched.
            .ignoreMigrationPatterns(new String[0])
            .loggers("slf4j")
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "the database was written by another release, a newer one as a rule; start that one: "
              + e.getMessage(),
          e);
    } catch (FlywayException e) {
      throw explained(dialect, e);
    }
  }

  private static StoreException explained(Dialect dialect, FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.SQLException said) {
        return dialect.explain(said);
      }
    }
    return new StoreException(
        StoreException.Kind.FAULT, "cannot bring the tables up to date: " + e.getMessage(), e);
  }
}
