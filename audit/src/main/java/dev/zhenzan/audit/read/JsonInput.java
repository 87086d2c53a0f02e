package dev.zhenzan.audit.read;

import dev.zhenzan.core.gather.EventIds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of JSON, lines or arrays. We frame the records; DuckDB judges and picks them
 * apart, so that a record's shape need not be known beforehand.
 */
final class JsonInput {
  private static final int SAMPLE_RECORDS = 500;
  private static final Map<String, String> ARCHIVE_PATHS =
      Map.of(
          "id", "id",
          "type", "type",
          "time", "created_at",
          "actor", "actor.login",
          "target", "repo.name");

  private final Reading reading;

  JsonInput(Reading reading) {
    this.reading = reading;
  }

  void read(Path path, byte[] head) throws ReadException, SQLException, IOException {
    JsonPaths paths = sample(path, head);
    if (FormatGuess.firstInk(head) < 0) {
      throw ReadException.input(path + ": the file is empty");
    }
    if (paths.all().isEmpty() && isEmptyArray(path, head)) {
      return;
    }
    Map<Field, EventSql.Column> columns = new EnumMap<>(Field.class);
    Map<String, String> picked = new LinkedHashMap<>();
    ColumnChoice choice = choice(path, paths);
    reading.chose(choice);
    for (Field field : Field.values()) {
      String column = choice.column(field);
      if (column != null) {
        String name = "j" + picked.size();
        picked.put(name, paths.path(column));
        columns.put(field, new EventSql.Column(name, "VARCHAR", false));
      }
    }
    if (reading.isArchive()) {
      addArchive(columns, picked, paths);
    }
    reading.expect(1024, List.of());
    PlainInput input = new PlainInput(reading, path, 1);
    input.rejectFirst("SELECT n, 'not valid JSON' FROM plain WHERE NOT json_valid(c0)");
    input.query(relation(picked), columns, EventIds.Shape.NONE);
    run(path, head, input);
  }

  private static boolean isEmptyArray(Path path, byte[] head) throws ReadException, IOException {
    if (FormatGuess.firstInk(head) != '[' || head.length > 1024) {
      return false;
    }
    try (Records records = records(path, head, new ByteArrayInputStream(head))) {
      return !records.next();
    }
  }

  private ColumnChoice choice(Path path, JsonPaths paths) throws ReadException {
    Map<String, String> mapping = reading.request().mapping();
    if (reading.isArchive()) {
      Map<String, String> fixed = new LinkedHashMap<>(ARCHIVE_PATHS);
      fixed.putAll(mapping);
      return ColumnChoice.of(path.toString(), List.of(), fixed, true, true);
    }
    return ColumnChoice.of(path.toString(), paths.all().keySet(), mapping, true, false);
  }

  /** What the archive says between the lines: a repository's owner, the length of a comment. */
  private static void addArchive(
      Map<Field, EventSql.Column> columns, Map<String, String> picked, JsonPaths paths) {
    EventSql.Column target = columns.get(Field.TARGET);
    if (target != null && !columns.containsKey(Field.OWNER)) {
      columns.put(
          Field.OWNER,
          new EventSql.Column("split_part(" + target.expression() + ", '/', 1)", "VARCHAR", false));
    }
    if (!columns.containsKey(Field.TEXT_LENGTH)) {
      String body = "j" + picked.size();
      picked.put(body, paths.path("payload.comment.body"));
      columns.put(Field.TEXT_LENGTH, new EventSql.Column("length(" + body + ")", "BIGINT", true));
    }
  }

  private static String relation(Map<String, String> picked) {
    StringBuilder pathList = new StringBuilder();
    StringBuilder names = new StringBuilder("n");
    int i = 0;
    for (Map.Entry<String, String> pick : picked.entrySet()) {
      pathList.append(i == 0 ? "" : ", ").append(EventSql.literal(pick.getValue()));
      names.append(", j[").append(++i).append("] AS ").append(pick.getKey());
    }
    return "(SELECT "
        + names
        + " FROM (SELECT n, json_extract_string(c0, ["
        + pathList
        + "]) AS j FROM plain WHERE json_valid(c0)))";
  }

  private void run(Path path, byte[] head, PlainInput input) throws ReadException, SQLException {
    @Nullable String[] cell = new @Nullable String[1];
    try (Records records = records(path, head, Bytes.open(path))) {
      while (records.next()) {
        String fault = records.fault;
        if (fault == null) {
          cell[0] = Records.utf8(records.buffer, records.start, records.end);
          fault = cell[0] == null ? "not valid UTF-8" : null;
        }
        input.take(records, cell, fault);
      }
      input.flush();
    } catch (IOException e) {
      throw Bytes.failure(path, e);
    }
  }

  private static Records records(Path path, byte[] head, InputStream in) throws IOException {
    return FormatGuess.firstInk(head) == '['
        ? new ArrayRecords(path, in)
        : new CsvRecords(in, null, 0);
  }

  private static JsonPaths sample(Path path, byte[] head) throws ReadException {
    JsonPaths paths = new JsonPaths();
    try (Records records = records(path, head, new ByteArrayInputStream(head))) {
      for (int i = 0; i < SAMPLE_RECORDS && records.next(); i++) {
        paths.see(records.buffer, records.start, records.end);
      }
    } catch (ReadException e) {
      // The head of an array is cut off somewhere; what was seen until there is enough.
    } catch (IOException e) {
      throw Bytes.failure(path, e);
    }
    return paths;
  }
}
