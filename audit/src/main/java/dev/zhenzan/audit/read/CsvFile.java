package dev.zhenzan.audit.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One delimited file: its dialect, its header, and which cell is which field.
 *
 * @param places field → 0-based cell
 * @param sampleIds ids of the first records
 * @param bytesPerRecord about how long a record is
 */
record CsvFile(
    Path path,
    Dialect dialect,
    List<String> header,
    boolean hasHeader,
    ColumnChoice choice,
    Map<Field, Integer> places,
    List<String> sampleIds,
    int bytesPerRecord) {
  private static final Pattern DATA = Pattern.compile("[-+]?\\d+(\\.\\d+)?|\\d{4}-\\d\\d-\\d\\d.*");

  static CsvFile open(Path path, byte[] head, boolean whole, Map<String, String> mapping)
      throws ReadException, IOException {
    Dialect dialect = Dialect.sniff(head, whole);
    List<List<@Nullable String>> sample = sample(head, dialect);
    if (sample.isEmpty()) {
      throw ReadException.input(path + ": the file is empty; it needs at least a header");
    }
    boolean hasHeader =
        sample.get(0).stream().noneMatch(cell -> cell == null || DATA.matcher(cell).matches());
    List<String> header = header(sample.get(0), hasHeader);
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      columns.putIfAbsent(header.get(i), i);
    }
    ColumnChoice choice = ColumnChoice.of(path.toString(), columns.keySet(), mapping, false, false);
    Map<Field, Integer> places = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String column = choice.column(field);
      Integer place = column == null ? null : columns.get(column);
      if (place != null) {
        places.put(field, place);
      }
    }
    List<String> ids = new ArrayList<>();
    Integer idPlace = places.get(Field.ID);
    for (List<@Nullable String> cells : sample.subList(hasHeader ? 1 : 0, sample.size())) {
      if (idPlace != null && idPlace < cells.size()) {
        String id = cells.get(idPlace);
        ids.add(id == null ? "" : id.strip());
      }
    }
    return new CsvFile(path, dialect, header, hasHeader, choice, places, ids, bytesPerRecord(head));
  }

  private static List<List<@Nullable String>> sample(byte[] head, Dialect dialect)
      throws IOException {
    List<List<@Nullable String>> sample = new ArrayList<>();
    try (CsvRecords records = new CsvRecords(new ByteArrayInputStream(head), dialect, 0)) {
      while (sample.size() < 50 && records.next()) {
        if (records.fault == null) {
          List<@Nullable String> cells = new ArrayList<>();
          for (int i = 0; i < records.cells(); i++) {
            cells.add(records.cell(i));
          }
          sample.add(cells);
        } else if (sample.isEmpty()) {
          sample.add(List.of(Shorten.to(records.shown(), 80)));
        }
      }
    }
    return sample;
  }

  private static List<String> header(List<@Nullable String> first, boolean hasHeader) {
    List<String> header = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      String cell = first.get(i);
      boolean named = hasHeader && cell != null && !cell.isBlank();
      header.add(named && cell != null ? Shorten.to(cell.strip(), 200) : "column" + i);
    }
    return header;
  }

  private static int bytesPerRecord(byte[] head) {
    int lines = 1;
    for (byte b : head) {
      lines += b == '\n' ? 1 : 0;
    }
    return Math.max(1, head.length / lines);
  }

  CsvRecords records() throws IOException {
    return records(Bytes.open(path));
  }

  private CsvRecords records(InputStream in) throws IOException {
    return new CsvRecords(in, dialect, header.size());
  }

  /** DuckDB's view of the file: every cell as text, named c0, c1 and so on. */
  String relation() {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < header.size(); i++) {
      columns.append(i == 0 ? "" : ", ").append("'c").append(i).append("': 'VARCHAR'");
    }
    return "read_csv("
        + EventSql.literal(path.toString())
        + ", auto_detect=false, header="
        + hasHeader
        + ", "
        + dialect.duckOptions()
        + ", nullstr='', columns={"
        + columns
        + "})";
  }

  /** Whether DuckDB would take the path itself for a pattern. */
  boolean hasPlainPath() {
    return path.toString().chars().noneMatch(c -> "*?[]{}".indexOf(c) >= 0);
  }
}
