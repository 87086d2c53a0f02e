package dev.zhenzan.cli;

import dev.zhenzan.audit.AuditProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line that shows how far an audit has come and how long it may still take. It appears after
 * two seconds, redraws itself four times a second so that a long step does not look stuck, and is
 * wiped at the end.
 */
final class ProgressLine implements AuditProgress, AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long REDRAW_MILLIS = 250;
  private static final int BAR_COLUMNS = 24;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final Language language;
  private final long began = System.nanoTime();
  private final @Nullable ScheduledExecutorService clock;
  private volatile double share;
  private volatile String step = "";
  private boolean drawn;

  /**
   * A line on the given stream.
   *
   * @param visible whether a terminal is at the other end; otherwise nothing is ever drawn
   */
  ProgressLine(PrintWriter err, Language language, boolean visible) {
    this.err = err;
    this.language = language;
    this.clock = visible ? Executors.newSingleThreadScheduledExecutor(ProgressLine::daemon) : null;
    if (clock != null) {
      clock.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Whether the launcher saw a terminal at the other end of the error stream. */
  static boolean onTerminal() {
    return Boolean.getBoolean("zhenzan.terminal");
  }

  @Override
  public void at(Phase phase, String step, double done) {
    this.step = step;
    this.share = phase.overall(done);
  }

  /** The same for work that has no phases; {@code share} is of the whole, 0…1. */
  void at(String step, double share) {
    this.step = step;
    this.share = share;
  }

  /**
   * Prints a line that stays, above the one that redraws itself; at the other end may be a file.
   */
  synchronized void say(String text) {
    wipe();
    err.println(text);
    err.flush();
  }

  /** How long it has been since the beginning. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void close() {
    if (clock != null) {
      clock.shutdownNow();
      wipe();
    }
  }

  private synchronized void draw() {
    long elapsed = System.nanoTime() - began;
    if (elapsed >= PATIENCE_NANOS) {
      err.print(WIPE + line(share, step, elapsed, language));
      err.flush();
      drawn = true;
    }
  }

  private synchronized void wipe() {
    if (drawn) {
      err.print(WIPE);
      err.flush();
      drawn = false;
    }
  }

  /** The line as it looks after some time. */
  static String line(double share, String step, long elapsedNanos, Language language) {
    int full = (int) Math.round(share * BAR_COLUMNS);
    String bar = "█".repeat(full) + "░".repeat(BAR_COLUMNS - full);
    return String.format(
        Locale.ROOT,
        "%s %3d %%  %s%s",
        bar,
        (int) (share * 100),
        step,
        left(share, elapsedNanos, language));
  }

  /** No estimate before a twentieth is done: it would only jump about. */
  private static String left(double share, long elapsedNanos, Language language) {
    if (share < 0.05) {
      return "";
    }
    long seconds = Math.round(elapsedNanos / 1e9 * (1 - share) / share);
    return language.of(", about " + seconds + " s left", "，约剩 " + seconds + " 秒");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
