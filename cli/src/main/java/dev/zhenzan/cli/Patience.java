package dev.zhenzan.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line that says what goes on and for how long, for work of unknown length; it appears after two
 * seconds on a terminal, and is wiped at the end.
 */
final class Patience implements AutoCloseable {
  private static final long FIRST_SECONDS = 2;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final Language language;
  private @Nullable ScheduledExecutorService clock;
  private boolean drawn;

  Patience(PrintWriter err, Language language) {
    this.err = err;
    this.language = language;
  }

  /** Begins to wait for what is said; nothing is ever drawn without a terminal. */
  void begin(String what) {
    if (ProgressLine.onTerminal()) {
      long began = System.nanoTime();
      clock = Executors.newSingleThreadScheduledExecutor(Patience::daemon);
      clock.scheduleAtFixedRate(
          () -> draw(what, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)),
          FIRST_SECONDS,
          1,
          TimeUnit.SECONDS);
    }
  }

  private synchronized void draw(String what, long seconds) {
    err.print(WIPE + what + " ... " + seconds + language.of(" s", " 秒"));
    err.flush();
    drawn = true;
  }

  @Override
  public synchronized void close() {
    if (clock != null) {
      clock.shutdownNow();
    }
    if (drawn) {
      err.print(WIPE);
      err.flush();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "patience");
    thread.setDaemon(true);
    return thread;
  }
}
