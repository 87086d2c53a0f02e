package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.gather.EventIds;
import dev.zhenzan.core.gather.Gathered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One attempt at reading all inputs of a request, file after file. */
final class Reading {
  private static final int HEAD_BYTES = 1 << 16;

  private final ReadRequest request;
  private final ReadProgress progress;
  private final DuckSession session;
  private final List<Path> files;
  private final Set<Path> plain;
  private final Rejects rejects;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final boolean archive;
  private final Workers threads;
  private final List<Gathered.Piece> pieces = new ArrayList<>();
  private Path current = Path.of("");
  private Gathered gathered = new Gathered(0, EventIds.Shape.NONE);
  private Intaker intaker;
  private long rowsBefore;
  private long elsewhere;
  private double fileFrom;
  private int blockBytes = CleanCsv.BLOCK_BYTES;

  Reading(
      ReadRequest request,
      ReadProgress progress,
      DuckSession session,
      List<Path> files,
      Set<Path> plain,
      Workers threads) {
    this.threads = threads;
    this.request = request;
    this.progress = progress;
    this.session = session;
    this.files = files;
    this.plain = plain;
    this.rejects = new Rejects(request.workFolder());
    this.archive = request.format() == Format.GHARCHIVE;
    this.intaker = new Intaker(gathered, archive);
  }

  void run() throws ReadException, SQLException, IOException {
    String sql = request.sql();
    if (sql != null) {
      new DuckInput(this).sql(sql);
      return;
    }
    for (int i = 0; i < files.size(); i++) {
      current = files.get(i);
      fileFrom = 0.8 * i / files.size();
      file(current);
      rowsBefore = rows();
    }
  }

  private void file(Path file) throws ReadException, SQLException, IOException {
    if (!Files.isRegularFile(file) && Files.isDirectory(file)) {
      throw ReadException.machine(file + ": is a folder", null);
    }
    byte[] head = Bytes.head(file, HEAD_BYTES);
    Format format = request.format();
    if (format == null) {
      format = FormatGuess.of(file, head);
    }
    if (format != Format.PARQUET) {
      if (head.length < HEAD_BYTES && FormatGuess.isBlank(head)) {
        return; // Nothing in it, so no rows: as with a file that holds a header and nothing else.
      }
      FormatGuess.requireText(file, head);
    }
    switch (format) {
      case PARQUET -> new DuckInput(this).parquet(file);
      case CSV -> new CsvInput(this).read(file, head, head.length < HEAD_BYTES);
      case JSON, GHARCHIVE -> new JsonInput(this).read(file, head);
    }
  }

  /** Makes room for the events of the first input, whose ids tell how ids are kept. */
  void expect(long rows, List<String> sampleIds) {
    if (gathered.size() == 0 && rowsBefore == 0 && pieces.isEmpty()) {
      gathered = new Gathered(rows, EventIds.Shape.of(sampleIds));
      intaker = new Intaker(gathered, archive);
    }
  }

  /** How ids are kept: as those of the first input look. */
  EventIds.Shape idShape(List<String> sampleIds) {
    expect(1024, sampleIds);
    return gathered.ids.shape();
  }

  /** Takes events that were gathered apart from {@link #intaker}. */
  void take(List<Gathered.Piece> others) {
    pieces.addAll(others);
    for (Gathered.Piece piece : others) {
      elsewhere += piece.to() - piece.from();
    }
  }

  /** Everything in canonical order; nothing can be read after this. */
  Gathered.Sorted finish() {
    intaker.release();
    if (!pieces.isEmpty()) {
      pieces.add(new Gathered.Piece(gathered, 0, gathered.size()));
      gathered = Gathered.joined(gathered.ids.shape(), pieces, threads.tasks());
      pieces.clear();
    }
    return gathered.finish(threads.tasks());
  }

  /** Cuts delimited text into blocks of so many bytes; the result does not depend on it. */
  void cutInto(int bytes) {
    blockBytes = bytes;
  }

  int blockBytes() {
    return blockBytes;
  }

  Workers threads() {
    return threads;
  }

  void chose(ColumnChoice choice) {
    choice.labelled().forEach(columns::putIfAbsent);
  }

  /** A record that never reached DuckDB. */
  void reject(Path file, long line, String reason, String text) throws ReadException {
    elsewhere++;
    rejects.add(file.toString(), line, reason, text);
  }

  /** Rows of all inputs so far. */
  long rows() {
    return intaker.rows() + elsewhere;
  }

  Intake intake(long accepted) {
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      names.add(file.toString());
    }
    return new Intake(
        rows(),
        accepted,
        rejects.count(),
        request.sql() == null ? names : List.of("sql"),
        Map.copyOf(columns).isEmpty() ? Map.of() : columns,
        ColumnChoice.missing(columns),
        rejects.examples(),
        rejects.reasons(),
        intaker.skipped(),
        intaker.skips());
  }

  Profiles profiles() throws ReadException, SQLException {
    Path accounts = request.accounts();
    return accounts == null
        ? Profiles.NONE
        : AccountList.read(session, accounts, request, gathered.accounts);
  }

  void progress(String step, double done) {
    progress.at(step, done);
  }

  /** Says how far the current file is, 0…1. */
  void progressOfFile(double share) {
    progress.at("read", fileFrom + 0.8 / Math.max(1, files.size()) * Math.min(1, share));
  }

  boolean isPlain(Path file) {
    return plain.contains(file);
  }

  boolean isArchive() {
    return archive;
  }

  Gathered gathered() {
    return gathered;
  }

  Intaker intaker() {
    return intaker;
  }

  Rejects rejects() {
    return rejects;
  }

  Path current() {
    return current;
  }

  long rowsBefore() {
    return rowsBefore;
  }

  ReadRequest request() {
    return request;
  }

  DuckSession session() {
    return session;
  }
}
