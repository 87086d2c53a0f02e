package dev.zhenzan.audit.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one delimited file: the quick way where the survey finds it clean, else the plain way. */
final class CsvInput {
  private final Reading reading;

  CsvInput(Reading reading) {
    this.reading = reading;
  }

  void read(Path path, byte[] head, boolean whole) throws ReadException, SQLException, IOException {
    CsvFile file = CsvFile.open(path, head, whole, reading.request().mapping());
    reading.chose(file.choice());
    if (reading.isPlain(path) || !file.hasPlainPath()) {
      reading.expect(1024, file.sampleIds());
      plain(file);
      return;
    }
    reading.progressOfFile(0);
    CleanCsv.Found found = CleanCsv.read(file, reading);
    if (found != null) {
      reading.take(found.pieces());
      plain(file, found.aside());
      return;
    }
    TextSurvey survey = survey(file);
    long records = survey.lines() - (file.hasHeader() ? 1 : 0);
    if (survey.hasOddity() || (survey.hasQuote() && (records = counted(file)) < 0)) {
      reading.expect(Math.max(0, survey.lines()), file.sampleIds());
      plain(file);
      return;
    }
    reading.expect(records, file.sampleIds());
    quick(file, records, !survey.hasPadding());
  }

  private static TextSurvey survey(CsvFile file) throws ReadException {
    try (InputStream in = Bytes.open(file.path())) {
      return TextSurvey.of(in, file.dialect());
    } catch (IOException | RuntimeException e) {
      throw Bytes.failure(file.path(), e);
    }
  }

  /** How many records there are behind the header, or -1 if one is faulty. */
  private static long counted(CsvFile file) throws ReadException {
    try (CsvRecords records = file.records()) {
      long count = file.hasHeader() ? -1 : 0;
      while (records.next()) {
        if (records.fault != null) {
          return -1;
        }
        count++;
      }
      return count;
    } catch (IOException | RuntimeException e) {
      throw Bytes.failure(file.path(), e);
    }
  }

  private void quick(CsvFile file, long records, boolean trimmed)
      throws ReadException, SQLException {
    boolean hasIds = file.places().containsKey(Field.ID);
    EventSql sql =
        new EventSql(
            file.relation(), columns(file, trimmed), null, reading.idShape(file.sampleIds()));
    QuickOrigin origin = new QuickOrigin(hasIds ? -1 : reading.rowsBefore());
    long before = reading.intaker().rows();
    reading.session().inOrder(!hasIds);
    try {
      reading.session().stream(
          sql.query(),
          chunk -> {
            long done = reading.intaker().rows() - before;
            reading.intaker().take(chunk, sql, done, origin);
            reading.progressOfFile((double) done / Math.max(1, records));
          });
    } catch (SQLException e) {
      throw new PlainNeededException();
    }
    if (reading.intaker().rows() - before != records) {
      throw new PlainNeededException();
    }
  }

  private static Map<Field, EventSql.Column> columns(CsvFile file, boolean trimmed) {
    Map<Field, EventSql.Column> columns = new EnumMap<>(Field.class);
    file.places()
        .forEach(
            (field, place) ->
                columns.put(field, new EventSql.Column("c" + place, "VARCHAR", trimmed)));
    return columns;
  }

  /** A row that needs a line or a number that the quick way does not know ends the quick way. */
  private record QuickOrigin(long rowsBefore) implements Intaker.Origin {
    @Override
    public void reject(long row, String reason, String shown) {
      throw new PlainNeededException();
    }

    @Override
    public long number(long row) {
      if (rowsBefore < 0) {
        throw new PlainNeededException();
      }
      return rowsBefore + row + 1;
    }
  }

  /** Lines that {@link CleanCsv} put aside. */
  private void plain(CsvFile file, List<CleanCsv.Line> lines)
      throws ReadException, SQLException, IOException {
    if (lines.isEmpty()) {
      return;
    }
    List<Field> fields = new ArrayList<>(file.places().keySet());
    PlainInput input = plainInput(file, fields);
    @Nullable String[] cells = new @Nullable String[fields.size()];
    for (CleanCsv.Line line : lines) {
      CsvRecords record =
          CsvRecords.ofLine(line.text(), line.line(), file.dialect(), file.header().size());
      if (record.next()) {
        input.take(record, cells, fill(record, file, fields, cells), line.record());
      }
    }
    input.flush();
  }

  private PlainInput plainInput(CsvFile file, List<Field> fields)
      throws ReadException, SQLException {
    PlainInput input = new PlainInput(reading, file.path(), fields.size());
    Map<Field, EventSql.Column> columns = new EnumMap<>(Field.class);
    for (int i = 0; i < fields.size(); i++) {
      columns.put(fields.get(i), new EventSql.Column("c" + i, "VARCHAR", false));
    }
    input.query("plain", columns, reading.idShape(file.sampleIds()));
    return input;
  }

  private void plain(CsvFile file) throws ReadException, SQLException {
    List<Field> fields = new ArrayList<>(file.places().keySet());
    PlainInput input = plainInput(file, fields);
    @Nullable String[] cells = new @Nullable String[fields.size()];
    try (CsvRecords records = file.records()) {
      boolean atHeader = file.hasHeader();
      while (records.next()) {
        if (atHeader) {
          atHeader = false;
          continue;
        }
        input.take(records, cells, fill(records, file, fields, cells));
      }
      input.flush();
    } catch (IOException e) {
      throw Bytes.failure(file.path(), e);
    }
  }

  /** Fills in the cells that are fields; says why the record cannot be used, or null. */
  private static @Nullable String fill(
      CsvRecords record, CsvFile file, List<Field> fields, @Nullable String[] cells) {
    if (record.fault != null) {
      return record.fault;
    }
    for (int i = 0; i < cells.length; i++) {
      Integer place = file.places().get(fields.get(i));
      String cell = place == null ? null : record.cell(place);
      if (cell == null) {
        return "not valid UTF-8";
      }
      cells[i] = cell.strip();
    }
    return null;
  }
}
