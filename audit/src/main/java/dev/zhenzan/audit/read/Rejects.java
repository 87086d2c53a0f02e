package dev.zhenzan.audit.read;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what could not be read, and keeps every such row in a file until somebody wants it. */
final class Rejects implements AutoCloseable {
  private static final int EXAMPLES_MAX = 100;
  private static final int TEXT_CHARS_MAX = 200;
  private static final int REASONS_MAX = 120;
  private static final String HEADER = "file,line,reason,text\n";

  private final Path workFolder;
  private final List<Rejected> examples = new ArrayList<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private long count;
  private @Nullable Path spool;
  private @Nullable BufferedWriter out;

  Rejects(Path workFolder) {
    this.workFolder = workFolder;
  }

  void add(String file, long line, String why, String text) throws ReadException {
    String reason = oneOfFew(why);
    Rejected rejected = new Rejected(file, line, reason, Shorten.to(text, TEXT_CHARS_MAX));
    count++;
    reasons.merge(reason, 1L, Long::sum);
    if (examples.size() < EXAMPLES_MAX) {
      examples.add(rejected);
    }
    try {
      writer().write(csv(rejected));
    } catch (IOException e) {
      throw ReadException.machine(
          "cannot keep rejected rows in " + workFolder + ": " + e.getMessage(), e);
    }
  }

  /** Words that mean nothing may be as many as rows; only so many get a reason of their own. */
  private String oneOfFew(String reason) {
    boolean isNew = reason.startsWith(Intaker.UNKNOWN_TYPE) && !reasons.containsKey(reason);
    return isNew && reasons.size() >= REASONS_MAX ? Intaker.UNKNOWN_TYPE + "(other)" : reason;
  }

  private BufferedWriter writer() throws IOException {
    BufferedWriter writer = out;
    if (writer == null) {
      Path file = workFolder.resolve("rejected.rows");
      spool = file;
      writer = Files.newBufferedWriter(file);
      out = writer;
      writer.write(HEADER);
    }
    return writer;
  }

  private static String csv(Rejected row) {
    return quoted(row.file())
        + ','
        + row.line()
        + ','
        + quoted(row.reason())
        + ','
        + quoted(row.text())
        + '\n';
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  long count() {
    return count;
  }

  List<Rejected> examples() {
    return List.copyOf(examples);
  }

  /** Most frequent first, then by name. */
  Map<String, Long> reasons() {
    return mostFrequentFirst(reasons);
  }

  static Map<String, Long> mostFrequentFirst(Map<String, Long> counts) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  void writeTo(Path file) throws ReadException {
    try {
      BufferedWriter writer = out;
      if (writer != null) {
        writer.flush();
      }
      Path kept = spool;
      if (kept == null) {
        Files.write(file, HEADER.getBytes(StandardCharsets.UTF_8));
      } else {
        Files.copy(kept, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw ReadException.machine("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
      }
      if (spool != null) {
        Files.deleteIfExists(spool);
      }
    } catch (IOException e) {
      // The folder is the caller's to clear; nothing that was read depends on this file any more.
    }
  }
}
