package dev.zhenzan.server.space;

import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Receipt;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The way in: reports become rows of the log. */
public interface Intake {

  /**
   * Takes a batch in. The future is fulfilled when the batch is on disk, with one receipt, and the
   * batch is seen by every reader; or it fails with a {@link
   * dev.zhenzan.server.log.StoreException}, and nothing of the batch was kept.
   *
   * @param reports at least one, checked; at most {@link #BATCH_MAX}
   * @param answer made from the receipt just before the batch is written, kept with it in the same
   *     transaction and given again to a repeated request; {@code null} for none
   * @throws BusyException at once and without effect, if the queue is full
   */
  CompletableFuture<Receipt> accept(List<Report> reports, @Nullable AnswerMaker answer)
      throws BusyException;

  /** The most reports in one batch. */
  int BATCH_MAX = 20_000;

  /** How many reports wait to be written, and how many may. */
  Load load();

  /** Reports waiting and room for them. */
  record Load(int waiting, int room) {}

  /** Writes the answer to a request down once its receipt is known. */
  @FunctionalInterface
  interface AnswerMaker {
    LogStore.Answer answer(Receipt receipt);
  }

  /** The queue is full: come back later. */
  final class BusyException extends Exception {
    private static final long serialVersionUID = 1;
    private final int retryAfterSeconds;

    public BusyException(int retryAfterSeconds) {
      super("too much is waiting to be written; try again in " + retryAfterSeconds + " s");
      this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When to try again. */
    public int retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }
}
