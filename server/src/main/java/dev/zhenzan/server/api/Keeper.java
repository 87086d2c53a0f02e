package dev.zhenzan.server.api;

import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Intake;
import dev.zhenzan.server.space.Intake.AnswerMaker;
import dev.zhenzan.server.space.Intake.BusyException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Hands reports in and waits until they are on disk. */
final class Keeper {
  private static final int PATIENCE_SECONDS = 60;

  private final Intake intake;

  Keeper(Intake intake) {
    this.intake = intake;
  }

  CompletableFuture<Receipt> begin(List<Report> reports, @Nullable AnswerMaker answer)
      throws BusyException {
    return intake.accept(reports, answer);
  }

  Receipt keep(List<Report> reports, @Nullable AnswerMaker answer)
      throws BusyException, StoreException, ProblemException {
    return await(begin(reports, answer));
  }

  /** The receipt, once the batch is durable. */
  Receipt await(CompletableFuture<Receipt> future) throws StoreException, ProblemException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException refused) {
        throw refused;
      }
      throw new IllegalStateException("the batch could not be kept", failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unknown("the service is stopping");
    } catch (TimeoutException slow) {
      throw unknown("writing takes longer than " + PATIENCE_SECONDS + " s");
    }
  }

  private static ProblemException unknown(String why) {
    return Problem.of(
            503,
            "not-known",
            "Whether it was kept is not known",
            why + "; send it again: what has an id counts once")
        .retryAfter(5)
        .thrown();
  }
}
