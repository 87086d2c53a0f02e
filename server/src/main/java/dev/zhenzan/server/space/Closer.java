package dev.zhenzan.server.space;

import dev.zhenzan.server.log.Closing;
import java.util.concurrent.CompletableFuture;

/** Ends epochs: analyses what the log holds and settles its likes. */
public interface Closer {

  /**
   * Closes now, whatever the watermark says: everything in the log is analysed and settles. Answers
   * with the last closing if nothing came since.
   */
  CompletableFuture<Closing> closeNow();

  /** What the closer is doing. */
  Progress progress();

  /**
   * @param running whether an analysis is under way
   * @param step what it is doing, in English, empty when it is not running
   * @param done how much of it, 0…1
   */
  record Progress(boolean running, String step, double done) {}
}
