package dev.zhenzan.server.space;

import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.Settlement;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Ends epochs: analyses what the log holds and settles its likes. */
public interface Closer {

  /**
   * Closes now, whatever the watermark says: everything in the log is analysed and settles. Answers
   * with the last closing if nothing came since.
   */
  CompletableFuture<Closing> closeNow();

  /**
   * Tells of every closing from now on, after it is on disk and in the book: its targets and
   * accounts are those that changed. Told on the closer's thread, so whoever is told must be quick
   * and must not throw.
   */
  void onClosed(Consumer<Settlement> listener);

  /** What the closer is doing. */
  Progress progress();

  /**
   * @param running whether an analysis is under way
   * @param step what it is doing, in English, empty when it is not running
   * @param done how much of it, 0…1
   */
  record Progress(boolean running, String step, double done) {}
}
