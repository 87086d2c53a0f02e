package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes the log of a world, and beside it which of its likes are brushed; counts both. */
final class EventWriter implements Closeable {
  static final String LOG_HEAD =
      "id,type,time,actor,target,owner,community,device,ip,dwell_ms,completion,text_length\n";
  static final String TRUTH_HEAD = "id,fake\n";

  private final Writer log;
  private final Writer truth;
  private final IsoTime iso = new IsoTime();
  private final StringBuilder line = new StringBuilder();
  private long events;
  private long likes;
  private long fakes;

  /** Takes both writers over, and closes them. */
  EventWriter(Writer log, Writer truth) throws IOException {
    this.log = log;
    this.truth = truth;
    log.write(LOG_HEAD);
    truth.write(TRUTH_HEAD);
  }

  long events() {
    return events;
  }

  long likes() {
    return likes;
  }

  long fakes() {
    return fakes;
  }

  /**
   * Writes one event.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  void accept(SimEvent event, boolean fake) {
    try {
      writeEvent(event);
      events++;
      if (event.type() == EventType.LIKE) {
        truth.append(event.id()).append(fake ? ",1\n" : ",0\n");
        likes++;
        fakes += fake ? 1 : 0;
      }
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  private void writeEvent(SimEvent event) throws IOException {
    line.setLength(0);
    line.append(event.id()).append(',').append(event.type().name()).append(',');
    iso.append(event.time(), line);
    line.append(',').append(event.actor()).append(',').append(event.target());
    text(event.owner());
    text(event.community());
    text(event.device());
    text(event.ip());
    number(event.dwellMillis());
    completion(WorldColumns.basisPoints(event));
    number(event.textLength());
    log.append(line.append('\n'));
  }

  private void text(@Nullable String value) {
    line.append(',');
    if (value != null) {
      line.append(value);
    }
  }

  private void number(long value) {
    line.append(',');
    if (value >= 0) {
      line.append(value);
    }
  }

  private void completion(int basisPoints) {
    line.append(',');
    if (basisPoints >= 0) {
      String digits = Integer.toString(10_000 + basisPoints % 10_000);
      line.append(basisPoints / 10_000).append('.').append(digits, 1, 5);
    }
  }

  @Override
  public void close() throws IOException {
    try (truth) {
      log.close();
    }
  }
}
