package dev.zhenzan.cli;

import dev.zhenzan.server.event.EventLines;
import dev.zhenzan.server.event.EventParser;
import dev.zhenzan.server.event.Fault;
import dev.zhenzan.server.event.ReadBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names the lines of a file that are no events: the first ones aloud, all of them to a file. */
final class Rejects implements AutoCloseable {
  // A service tells of the first thousand items of a request only, and numbers items rather than
  // lines. So the lines of a piece of which something was refused are read once more here, each by
  // itself, by the very code by which the service reads them.

  private static final int SHOWN = 10;
  private static final int TEXT_MAX = 200;
  private static final String HEADING = "file,line,reason,text\n";

  private final Path file;
  private final PrintWriter err;
  private final @Nullable FileChannel kept;
  private final @Nullable Path keptIn;
  private long named;
  private long countedBytes;
  private long countedLines;

  /**
   * @param keptIn where to keep all of them, {@code null} for nowhere
   * @param keptBytes how much of that file belongs to what is in already; the rest is cut off
   */
  Rejects(Path file, PrintWriter err, @Nullable Path keptIn, long keptBytes) throws IOException {
    this.file = file;
    this.err = err;
    this.keptIn = keptIn;
    kept = keptIn == null ? null : open(keptIn, keptBytes);
  }

  private static FileChannel open(Path file, long bytes) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(bytes);
    channel.position(channel.size());
    if (channel.size() == 0) {
      write(channel, HEADING);
    }
    return channel;
  }

  /** How long the file is in which they are kept, 0 without one. */
  long bytes() throws IOException {
    return kept == null ? 0 : kept.size();
  }

  /** Finds those of a piece of whole lines that begins at a byte of the file. */
  void find(byte[] piece, long position) throws IOException {
    long line = linesBefore(position);
    int from = 0;
    while (from < piece.length) {
      int to = from;
      while (to < piece.length && piece[to] != '\n') {
        to++;
      }
      line++;
      lookAt(Arrays.copyOfRange(piece, from, to), line);
      from = to + 1;
    }
  }

  private void lookAt(byte[] line, long number) throws IOException {
    EventParser events = new EventParser(System.currentTimeMillis());
    EventLines lines = new EventLines(line, events, /* most= */ Integer.MAX_VALUE);
    for (ReadBatch batch = lines.next(); batch != null; batch = lines.next()) {
      for (ReadBatch.Refused refused : batch.refused()) {
        name(number, reason(refused.fault()), line);
      }
    }
  }

  private static String reason(Fault fault) {
    String field = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
    return (field.isEmpty() ? "the line" : field) + " " + fault.detail();
  }

  private void name(long number, String reason, byte[] line) throws IOException {
    named++;
    if (named <= SHOWN) {
      err.println("zhenzan: " + file + ":" + number + ": " + reason);
    }
    if (kept != null) {
      String text = new String(line, StandardCharsets.UTF_8).strip();
      String beginning = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
      write(
          kept,
          cell(file.toString()) + "," + number + "," + cell(reason) + "," + cell(beginning) + "\n");
    }
  }

  private static String cell(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private long linesBefore(long position) throws IOException {
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(countedBytes);
      while (countedBytes < position) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, position - countedBytes));
        for (int at = 0; at < read; at++) {
          countedLines += buffer[at] == '\n' ? 1 : 0;
        }
        countedBytes += read;
      }
    }
    return countedLines;
  }

  /**
   * Says how many there were beside those that were named.
   *
   * @param refused how many the service refused
   */
  void sumUp(long refused) {
    if (named > SHOWN) {
      err.println("zhenzan: and " + (named - SHOWN) + " more lines");
    }
    if (refused > named) {
      err.println(
          "zhenzan: the service refused "
              + (refused - named)
              + " that look right from here; its clock may differ from this machine's");
    }
    if (named > 0) {
      String where = keptIn == null ? "--rejects FILE keeps all of them" : "all are in " + keptIn;
      String lines = named == 1 ? "1 line was" : named + " lines were";
      err.println("zhenzan: " + lines + " refused; " + where);
    }
  }

  @Override
  public void close() throws IOException {
    if (kept != null) {
      kept.close();
    }
  }
}
