package dev.zhenzan.server.event;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a stream of events, one a line (NDJSON), block by block; a bad line spoils only itself. */
public final class EventLines {
  // One JSON parser runs over all lines of a block, since making one costs as much as reading an
  // event. Where it stumbles, the line in which the stumbling value began is refused, and a new
  // parser begins at the next line; so a missing brace cannot swallow the lines after it.

  /** The most bytes of a line that is refused as a whole rather than read. */
  public static final int LINE_BYTES_MAX = 1 << 16;

  private static final int BUFFER = 1 << 20;

  private final InputStream in;
  private final EventParser events;
  private final int most;
  private final byte[] buffer;
  private int from;
  private int to;
  private boolean ended;
  private long index;
  private long bytes;

  /**
   * @param most events in a block
   */
  public EventLines(InputStream in, EventParser events, int most) {
    this(in, events, most, BUFFER);
  }

  /** The same of lines that are at hand already: all of them are one block. */
  public EventLines(byte[] lines, EventParser events, int most) {
    this(new ByteArrayInputStream(lines), events, most, lines.length + 1);
  }

  private EventLines(InputStream in, EventParser events, int most, int bufferBytes) {
    buffer = new byte[bufferBytes];
    this.in = in;
    this.events = events;
    this.most = most;
  }

  /** How many bytes were read so far. */
  public long bytes() {
    return bytes;
  }

  /** The next events, at least one, or {@code null} at the end. */
  public @Nullable ReadBatch next() throws IOException {
    while (true) {
      int end = lastLineEnd();
      if (end == from) {
        if (!fill()) {
          return null;
        }
        continue;
      }
      ReadBatch batch = new ReadBatch(index);
      while (from < end && batch.items() < most) {
        from = run(batch, end);
      }
      if (batch.items() > 0) {
        index += batch.items();
        return batch;
      }
    }
  }

  /** Behind the last whole line in the buffer; everything, at the end of the stream. */
  private int lastLineEnd() {
    if (ended) {
      return to;
    }
    for (int at = to; at > from; at--) {
      if (buffer[at - 1] == '\n') {
        return at;
      }
    }
    return from;
  }

  /** Reads until the buffer is full; false if there is nothing left at all. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    if (to == buffer.length) {
      dropLongLine();
    }
    int read = in.readNBytes(buffer, to, buffer.length - to);
    bytes += read;
    ended = to + read < buffer.length;
    to += read;
    return to > 0;
  }

  /** A line that fills the whole buffer is left out up to its end; its head stays to be refused. */
  private void dropLongLine() throws IOException {
    int next = in.read();
    while (next >= 0 && next != '\n') {
      bytes++;
      next = in.read();
    }
    to = LINE_BYTES_MAX + 1;
    buffer[to++] = '\n';
  }

  /** Reads until the end, a fault or a full batch; returns where to go on. */
  private int run(ReadBatch batch, int end) {
    int done = skipBlank(from, end);
    if (done == end) {
      return end;
    }
    int start = done;
    if (isForeign(start, end)) {
      return refuseLine(batch, start, end, "is not UTF-8");
    }
    try (JsonParser json = JsonEvents.parser(buffer, start, end - start)) {
      while (batch.items() < most) {
        int begin = skipBlank(done, end);
        JsonToken token = json.nextToken();
        if (token == null) {
          return end;
        }
        Report report = JsonEvents.event(json, token, events);
        int after = start + (int) json.currentLocation().getByteOffset();
        if (holdsLineEnd(begin, after)) {
          return refuseLine(batch, begin, end, "does not end with its line");
        }
        batch.add(report, events);
        done = after;
      }
      return done;
    } catch (JacksonException broken) {
      String what = broken.getOriginalMessage();
      return refuseLine(
          batch, skipBlank(done, end), end, what == null ? "is not JSON" : "is not JSON: " + what);
    }
  }

  /** The JSON parser would take such beginnings for UTF-16 or UTF-32, and lose count of bytes. */
  private boolean isForeign(int start, int end) {
    for (int at = start; at < Math.min(start + 4, end); at++) {
      if (buffer[at] == 0 || buffer[at] == (byte) 0xFE || buffer[at] == (byte) 0xFF) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsLineEnd(int begin, int after) {
    for (int at = begin; at < after; at++) {
      if (buffer[at] == '\n') {
        return true;
      }
    }
    return false;
  }

  private int refuseLine(ReadBatch batch, int start, int end, String what) {
    int lineEnd = start;
    while (lineEnd < end && buffer[lineEnd] != '\n') {
      lineEnd++;
    }
    boolean tooLong = lineEnd - start > LINE_BYTES_MAX;
    batch.refuse(
        null, new Fault("", tooLong ? "is longer than " + LINE_BYTES_MAX + " bytes" : what));
    return Math.min(end, lineEnd + 1);
  }

  private int skipBlank(int at, int end) {
    int next = at;
    if (next == 0
        && index == 0
        && end > 2
        && buffer[0] == (byte) 0xEF
        && buffer[2] == (byte) 0xBF) {
      next = 3; // a byte order mark
    }
    while (next < end && isBlank(buffer[next])) {
      next++;
    }
    return next;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
