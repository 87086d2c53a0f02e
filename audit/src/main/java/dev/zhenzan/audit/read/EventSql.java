package dev.zhenzan.audit.read;

import dev.zhenzan.core.gather.EventIds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The query that makes of a source's columns what {@link Intaker} takes in, and the place of each
 * of its columns.
 *
 * <p>Of a name the query yields a 63-bit hash and the text, blanks and all; the text is fetched
 * only when the hash is new. Of an id it yields the number behind the common prefix, or NULL where
 * there is none, and the text.
 */
final class EventSql {
  /** What SQL says instead of a number that it does not understand. */
  static final long NOT_A_NUMBER = Long.MIN_VALUE + 1;

  private static final List<Field> NAMES =
      List.of(
          Field.TYPE,
          Field.ACTOR,
          Field.TARGET,
          Field.OWNER,
          Field.COMMUNITY,
          Field.DEVICE,
          Field.ADDRESS);

  /**
   * One field's expression in the source.
   *
   * @param expression SQL over the source's columns
   * @param type its DuckDB type
   * @param trimmed whether times and numbers written as text are known to be free of blanks around
   *     them, and NULL when empty
   */
  record Column(String expression, String type, boolean trimmed) {}

  private final List<String> yields = new ArrayList<>();
  private final List<DuckDBColumnType> types = new ArrayList<>();
  private final String from;
  private final Map<Field, Integer> first = new EnumMap<>(Field.class);
  private final int rowColumn;

  EventSql(
      String source,
      Map<Field, Column> columns,
      @Nullable String rowNumber,
      EventIds.Shape idShape) {
    List<String> inner = new ArrayList<>();
    columns.forEach(
        (field, column) -> {
          inner.add(value(field, column) + " AS " + alias(field));
          first.put(field, yields.size());
          addYields(field, column, idShape);
        });
    rowColumn = rowNumber == null ? -1 : yields.size();
    if (rowNumber != null) {
      inner.add(rowNumber + " AS row_n");
      yields.add("row_n::BIGINT");
      types.add(DuckDBColumnType.BIGINT);
    }
    from = " FROM (SELECT " + String.join(", ", inner) + " FROM " + source + ")";
  }

  private void addYields(Field field, Column column, EventIds.Shape idShape) {
    String name = alias(field);
    if (NAMES.contains(field)) {
      yields.add("(hash(" + name + ") >> 1)::BIGINT");
    } else {
      yields.add(
          switch (field) {
            case ID -> idNumber(name, idShape);
            case TIME -> "(" + TimeSql.millis(name, column.type()) + ")::BIGINT";
            case COMPLETION -> number(name, "DOUBLE");
            default -> number(name, "BIGINT");
          });
    }
    types.add(field == Field.COMPLETION ? DuckDBColumnType.DOUBLE : DuckDBColumnType.BIGINT);
    if (isText(field)) {
      yields.add(name);
      types.add(DuckDBColumnType.VARCHAR);
    }
  }

  /** Whether the field is a text, which stands behind its number. */
  static boolean isText(Field field) {
    return field == Field.ID || NAMES.contains(field);
  }

  private static String alias(Field field) {
    return "f_" + field.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String value(Field field, Column column) {
    boolean varchar = column.type().equals("VARCHAR");
    if (isText(field)) {
      return varchar ? column.expression() : "cast(" + column.expression() + " AS VARCHAR)";
    }
    return varchar && !column.trimmed() ? trimmed(column.expression()) : column.expression();
  }

  /**
   * Looking at both ends costs a tenth of trimming what needs none. Everything empty or beginning
   * with a blank of any kind comes before the exclamation mark.
   */
  private static String trimmed(String x) {
    return """
        CASE WHEN $x < '!' OR ends_with($x, ' ') OR ends_with($x, chr(9))
          THEN nullif(trim($x, ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)), '')
          ELSE $x END"""
        .replace("$x", x);
  }

  private static String number(String name, String type) {
    return "coalesce(try_cast("
        + name
        + " AS "
        + type
        + "), CASE WHEN "
        + name
        + " IS NOT NULL THEN "
        + NOT_A_NUMBER
        + " END)::"
        + type;
  }

  /** The number n if the id is the prefix followed by n as a program would print it. */
  private static String idNumber(String name, EventIds.Shape shape) {
    String prefix = shape.prefix();
    String rest = prefix.isEmpty() ? name : "substr(" + name + ", " + (length(prefix) + 1) + ")";
    String number = "try_cast(" + rest + " AS BIGINT)";
    return "CASE WHEN "
        + literal(prefix)
        + " || "
        + (shape.digits() == 0
            ? number
            : "lpad(" + number + "::VARCHAR, " + shape.digits() + ", '0')")
        + " = "
        + name
        + " THEN "
        + number
        + " END";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A text as an SQL literal. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name as an SQL identifier. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The query that yields the columns. */
  String query() {
    return "SELECT " + String.join(", ", yields) + from;
  }

  /** The query that hands the columns to a function and yields the sum of what it returns. */
  String sumOf(String function) {
    return "SELECT coalesce(sum("
        + function
        + "("
        + String.join(", ", yields)
        + ")), 0)::BIGINT"
        + from;
  }

  /** The types of the columns. */
  DuckDBColumnType[] types() {
    return types.toArray(new DuckDBColumnType[0]);
  }

  /** The place of the field's first column, or -1. */
  int place(Field field) {
    Integer at = first.get(field);
    return at == null ? -1 : at;
  }

  /** The place of the 0-based row number, or -1. */
  int rowPlace() {
    return rowColumn;
  }
}
