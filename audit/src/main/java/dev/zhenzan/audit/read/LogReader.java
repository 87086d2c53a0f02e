package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.gather.TooMuchException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads engagement logs.
 *
 * <p>Clean delimited files, Parquet and SQL go through DuckDB's own readers, out of order and on
 * all threads, because canonical order is made afterwards. Wherever DuckDB and our own count of
 * records disagree, a row is malformed, or DuckDB refuses, the reading begins again and takes that
 * file the plain way ({@link PlainRows}), in which every line is accounted for.
 */
public final class LogReader {
  private static final int RESTARTS_MAX = 3;
  private static final int REASONS_SHOWN = 3;

  private LogReader() {}

  /**
   * Reads everything that the request names.
   *
   * @return the log, which the caller closes
   * @throws ReadException if nothing or too little can be read; nothing stays behind then
   */
  public static EngagementLog read(ReadRequest request, ReadProgress progress)
      throws ReadException {
    try (DuckSession session = DuckSession.open(request)) {
      return read(request, progress, session);
    }
  }

  /** The same in a session that is used many times. */
  static EngagementLog read(ReadRequest request, ReadProgress progress, DuckSession session)
      throws ReadException {
    try (Workers threads = new Workers(request.threads())) {
      session.configure(request);
      List<Path> files = request.sql() == null ? InputFiles.find(request.inputs()) : List.of();
      Set<Path> plain = new HashSet<>();
      ReadProgress rising = new Rising(progress);
      for (int restarts = 0; ; restarts++) {
        Reading reading = new Reading(request, rising, session, files, plain, threads);
        try {
          return finished(reading);
        } catch (PlainNeededException e) {
          reading.rejects().close();
          plain.add(reading.current());
          if (restarts >= RESTARTS_MAX) {
            plain.addAll(files);
          }
        } catch (ReadException | RuntimeException e) {
          reading.rejects().close();
          throw e;
        }
      }
    } catch (SQLException e) {
      throw DuckSession.failure("the log", e);
    } catch (TooMuchException e) {
      throw ReadException.machine(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw ReadException.machine("the log cannot be read: " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw ReadException.machine("not enough memory; give Java more with -Xmx", e);
    }
  }

  /** Does not fall where a file is read again another way. */
  private static final class Rising implements ReadProgress {
    private final ReadProgress told;
    private double most;

    Rising(ReadProgress told) {
      this.told = told;
    }

    @Override
    public void at(String step, double done) {
      most = Math.max(most, done);
      told.at(step, most);
    }
  }

  /** Reads everything and puts it into order. */
  static EngagementLog finished(Reading reading) throws ReadException, SQLException, IOException {
    reading.run();
    check(reading);
    reading.progress("order", 0.85);
    Gathered.Sorted sorted = reading.finish();
    Gathered gathered = reading.gathered();
    Profiles profiles = reading.profiles();
    reading.progress("read", 1);
    return new EngagementLog(
        sorted, gathered, profiles, reading.intake(gathered.size()), reading.rejects());
  }

  private static void check(Reading reading) throws ReadException {
    Rejects rejects = reading.rejects();
    double share = (double) rejects.count() / Math.max(1, reading.rows());
    if (share <= reading.request().rejectedShareMax()) {
      return;
    }
    StringBuilder message = new StringBuilder();
    message.append(
        String.format(
            Locale.ROOT,
            "%,d of %,d rows are malformed (%.2f %%, at most %.2f %% are put up with):",
            rejects.count(),
            reading.rows(),
            100 * share,
            100 * reading.request().rejectedShareMax()));
    int shown = 0;
    for (Map.Entry<String, Long> reason : rejects.reasons().entrySet()) {
      if (shown++ == REASONS_SHOWN) {
        break;
      }
      message.append("\n  ").append(reason.getValue()).append(" × ").append(reason.getKey());
      rejects.examples().stream()
          .filter(example -> example.reason().equals(reason.getKey()))
          .findFirst()
          .ifPresent(
              example ->
                  message
                      .append(", such as line " + example.line() + " of " + example.file())
                      .append(": ")
                      .append(Shorten.to(example.text(), 80)));
    }
    message.append("\nMend the file, map other columns, or raise --max-rejected.");
    throw ReadException.input(message.toString());
  }
}
