package dev.zhenzan.audit.read;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what DuckDB itself frames: Parquet files and the results of queries. */
final class DuckInput {
  private final Reading reading;

  DuckInput(Reading reading) {
    this.reading = reading;
  }

  void parquet(Path file) throws ReadException, SQLException {
    String name = file.toString();
    String relation = "read_parquet(" + EventSql.literal(literalPath(name)) + ")";
    read(name, relation, "file_row_number");
  }

  /** A path that DuckDB does not take for a pattern. */
  private static String literalPath(String path) {
    StringBuilder escaped = new StringBuilder();
    for (char c : path.toCharArray()) {
      escaped.append("*?[".indexOf(c) >= 0 ? "[" + c + "]" : String.valueOf(c));
    }
    return escaped.toString();
  }

  void sql(String query) throws ReadException, SQLException {
    String plain = query.strip();
    while (plain.endsWith(";")) {
      plain = plain.substring(0, plain.length() - 1).strip();
    }
    read("sql", "(" + plain + "\n)", null);
  }

  private void read(String name, String relation, @Nullable String rowNumber)
      throws ReadException, SQLException {
    try {
      stream(name, relation, rowNumber);
    } catch (SQLException e) {
      throw DuckSession.failure(name, e);
    }
  }

  private void stream(String name, String relation, @Nullable String rowNumber)
      throws ReadException, SQLException {
    DuckSession session = reading.session();
    Map<String, String> found = session.describe("SELECT * FROM " + relation);
    ColumnChoice choice =
        ColumnChoice.of(name, found.keySet(), reading.request().mapping(), true, false);
    reading.chose(choice);
    Map<Field, EventSql.Column> columns = columns(choice, found, relation);
    long rows = rowNumber == null ? 1024 : session.number("SELECT count(*) FROM " + relation);
    EventSql.Column id = columns.get(Field.ID);
    List<String> sample =
        id == null
            ? List.of()
            : session.texts(
                "SELECT cast(" + id.expression() + " AS VARCHAR) FROM " + relation + " LIMIT 50");
    reading.expect(rows, sample);
    EventSql sql = new EventSql(relation, columns, rowNumber, reading.idShape(sample));
    if (rowNumber == null) {
      inOrder(sql, name);
    } else if (new ParallelIntake(reading, sql, rows).run(session.newName(), new Origin(name))
        != rows) {
      throw ReadException.machine(name + ": changed while it was read", null);
    }
  }

  /** One row after another, where nothing else gives them their numbers. */
  private void inOrder(EventSql sql, String name) throws ReadException, SQLException {
    reading.session().inOrder(true);
    long before = reading.intaker().rows();
    Origin origin = new Origin(name);
    reading.session().stream(
        sql.query(),
        chunk -> {
          reading.intaker().take(chunk, sql, reading.intaker().rows() - before, origin);
          reading.progressOfFile(0);
        });
  }

  private Map<Field, EventSql.Column> columns(
      ColumnChoice choice, Map<String, String> found, String relation) throws SQLException {
    Map<Field, EventSql.Column> columns = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String column = choice.column(field);
      if (column == null) {
        continue;
      }
      String expression = expression(column, found);
      String type = found.get(column);
      if (type == null) {
        Map<String, String> one =
            reading.session().describe("SELECT " + expression + " FROM " + relation);
        type = one.values().iterator().next();
      }
      columns.put(field, new EventSql.Column(expression, type, false));
    }
    return columns;
  }

  private static String expression(String column, Map<String, String> found) {
    if (found.containsKey(column)) {
      return EventSql.quoted(column);
    }
    StringBuilder path = new StringBuilder();
    for (String part : column.split("\\.", -1)) {
      path.append(path.isEmpty() ? "" : ".").append(EventSql.quoted(part));
    }
    return path.toString();
  }

  /** Rows are numbered by DuckDB; of a rejected one we show what was understood of it. */
  private final class Origin implements Intaker.Origin {
    private final String name;

    Origin(String name) {
      this.name = name;
    }

    @Override
    public void reject(long row, String reason, String shown) throws ReadException {
      reading.rejects().add(name, row + 1, reason, shown.strip());
    }

    @Override
    public long number(long row) {
      return reading.rowsBefore() + row + 1;
    }
  }
}
