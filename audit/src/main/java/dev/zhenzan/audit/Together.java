package dev.zhenzan.audit;

import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.read.Workers;
import java.io.IOException;

/** Two pieces of work that may fail, side by side where there are threads for it. */
final class Together {
  private Together() {}

  /** Work that reads and writes files. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, ReadException;
  }

  /**
   * Does both and returns when both are done.
   *
   * @throws IOException what one of them threw; the first piece's failure comes first
   * @throws ReadException likewise
   */
  static void run(int threads, Work one, Work other) throws IOException, ReadException {
    try (Workers workers = new Workers(threads)) {
      workers.tasks().run(2, piece -> unchecked(piece == 0 ? one : other));
    } catch (Failure failure) {
      failure.rethrow();
    }
  }

  private static void unchecked(Work work) {
    try {
      work.run();
    } catch (IOException | ReadException e) {
      throw new Failure(e);
    }
  }

  /** Carries a checked exception through code that knows of none. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(Exception cause) {
      super(cause);
    }

    void rethrow() throws IOException, ReadException {
      if (getCause() instanceof ReadException read) {
        throw read;
      }
      throw (IOException) getCause();
    }
  }
}
