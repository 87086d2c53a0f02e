package dev.zhenzan.audit.read;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The SQL that turns a column into milliseconds since 1970-01-01T00:00Z.
 *
 * <p>Text may be ISO-8601 (date, or date and time with T or a blank, with or without a zone), a
 * compact date ({@code 20240131}, {@code 20240131235959}), or a number. Numbers are told apart by
 * magnitude: below 10¹¹ seconds (with decimals if need be), below 10¹⁴ milliseconds, below 10¹⁷
 * microseconds, else nanoseconds. A number of eight digits that is a date is a date: as seconds it
 * would lie before 1973. Times that name no zone are in the session's.
 */
final class TimeSql {
  /** What SQL says instead of a time. */
  static final long NOT_UNDERSTOOD = Long.MIN_VALUE + 1;

  /** Anything earlier, such as minus infinity, is no time at all. */
  static final long UNDERSTOOD_FROM = -1_000_000_000_000_000L;

  /** 2100-01-01T00:00Z; what lies beyond is an error of the log, whenever it is read. */
  static final long END = 4_102_444_800_000L;

  private TimeSql() {}

  /** DuckDB's name of a zone. */
  static String zoneName(ZoneId zone) {
    ZoneId plain = zone.normalized();
    if (plain.equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    return plain instanceof ZoneOffset ? "GMT" + plain.getId() : plain.getId();
  }

  /**
   * The expression.
   *
   * @param column an SQL expression; text must be trimmed and not empty
   * @param type its DuckDB type
   * @return BIGINT milliseconds, NULL for NULL, {@link #NOT_UNDERSTOOD}
   */
  static String millis(String column, String type) {
    String value =
        switch (type) {
          case "VARCHAR" -> text(column);
          case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
              "epoch_ms(try_cast(cast(" + column + " AS TIMESTAMP) AS TIMESTAMPTZ))";
          case "TIMESTAMP WITH TIME ZONE" -> "epoch_ms(" + column + ")";
          case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
              whole("cast(" + column + " AS BIGINT)");
          case "FLOAT", "DOUBLE" -> decimal("cast(" + column + " AS DOUBLE)");
          default -> text("cast(" + column + " AS VARCHAR)");
        };
    return "coalesce("
        + value
        + ", CASE WHEN "
        + column
        + " IS NOT NULL THEN "
        + NOT_UNDERSTOOD
        + " END)";
  }

  private static String text(String column) {
    return """
        coalesce(epoch_ms(try_cast($x AS TIMESTAMPTZ)),
          CASE WHEN length($x) = 8 AND $x < ':' AND try_strptime($x, '%Y%m%d') IS NOT NULL
            THEN epoch_ms(cast(try_strptime($x, '%Y%m%d') AS TIMESTAMPTZ))
          WHEN length($x) = 14 AND try_strptime($x, '%Y%m%d%H%M%S') IS NOT NULL
            THEN epoch_ms(cast(try_strptime($x, '%Y%m%d%H%M%S') AS TIMESTAMPTZ))
          WHEN contains($x, '.') THEN $decimal ELSE $whole END)"""
        .replace("$decimal", decimal("try_cast($x AS DOUBLE)"))
        .replace("$whole", whole("try_cast($x AS BIGINT)"))
        .replace("$x", column);
  }

  private static String whole(String n) {
    return """
        CASE WHEN $n < 0 THEN -1
          WHEN $n < 100000000000 THEN $n * 1000
          WHEN $n < 100000000000000 THEN $n
          WHEN $n < 100000000000000000 THEN $n // 1000
          ELSE $n // 1000000 END"""
        .replace("$n", n);
  }

  /** A thousandth of a millisecond is added because 1700000000.123 has no exact double. */
  private static String decimal(String n) {
    return """
        try_cast(floor(CASE WHEN $n < 0 THEN -1
          WHEN $n < 1e11 THEN $n * 1000
          WHEN $n < 1e14 THEN $n
          WHEN $n < 1e17 THEN $n / 1000
          ELSE $n / 1000000 END + 0.001) AS BIGINT)"""
        .replace("$n", n);
  }
}
