package dev.zhenzan.server.api;

import dev.zhenzan.server.event.EventLines;
import dev.zhenzan.server.event.EventParser;
import dev.zhenzan.server.event.ReadBatch;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Intake;
import dev.zhenzan.server.space.Intake.BusyException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes in one stream of lines: the next block is read while those before it are written. */
final class EventStream {
  // Blocks become durable in order, so that whatever stops a stream, the answer can say up to which
  // event everything is kept. A full queue is no reason to refuse what was begun: the stream waits
  // for its own blocks first, and the client feels that as a slow reader.

  private static final int IN_FLIGHT_MAX = 4;
  private static final long BYTES_MAX = 4L << 30;

  private final Keeper keeper;
  private final KeyRing keys;
  private final Meters meters;
  private final EventParser events;
  private final Deque<Pending> inFlight = new ArrayDeque<>();
  private Tally tally = new Tally(false);
  private long keptItems;

  private record Pending(ReadBatch batch, @Nullable CompletableFuture<Receipt> future) {}

  EventStream(Keeper keeper, KeyRing keys, InstantSource clock, Meters meters) {
    this.keeper = keeper;
    this.keys = keys;
    this.meters = meters;
    events = new EventParser(clock.millis());
  }

  ServerResponse take(Call call) throws IOException, ProblemException {
    tally = new Tally(call.flag("verbose"));
    try (InputStream in = call.stream()) {
      EventLines lines = new EventLines(in, events, Intake.BATCH_MAX);
      for (ReadBatch batch = lines.next(); batch != null; batch = lines.next()) {
        payFor(call, batch);
        begin(batch);
        if (inFlight.size() == IN_FLIGHT_MAX) {
          settleOldest();
        }
        if (lines.bytes() > BYTES_MAX) {
          throw Call.tooLarge(BYTES_MAX);
        }
      }
      settleAll();
    } catch (ProblemException told) {
      return broken(told.problem());
    } catch (BusyException busy) {
      return broken(Problem.tooMuch(String.valueOf(busy.getMessage()), busy.retryAfterSeconds()));
    } catch (StoreException refused) {
      return broken(Problem.refusing(refused));
    } catch (ZipException noGzip) {
      return broken(Problem.malformed("the body is no gzip"));
    }
    tally.meter(meters, events);
    return Reply.json(tally.status(), tally.doc(events).bytes());
  }

  private void payFor(Call call, ReadBatch batch) throws ProblemException {
    int wait = call.key() == null ? 0 : keys.take(call.key(), batch.items());
    if (wait > 0) {
      throw Problem.tooMuch("the key's limit is reached", wait).thrown();
    }
  }

  private void begin(ReadBatch batch) throws BusyException, StoreException, ProblemException {
    CompletableFuture<Receipt> future = null;
    while (future == null && !batch.reports().isEmpty()) {
      try {
        future = keeper.begin(batch.reports(), null);
      } catch (BusyException busy) {
        if (inFlight.isEmpty()) {
          throw busy;
        }
        settleOldest();
      }
    }
    inFlight.add(new Pending(batch, future));
  }

  private void settleAll() throws StoreException, ProblemException {
    while (!inFlight.isEmpty()) {
      settleOldest();
    }
  }

  private void settleOldest() throws StoreException, ProblemException {
    Pending oldest = inFlight.remove();
    if (oldest.future() != null) {
      Receipt receipt = keeper.await(oldest.future());
      tally.refused(oldest.batch());
      tally.kept(oldest.batch(), receipt);
    } else {
      tally.refused(oldest.batch());
    }
    keptItems += oldest.batch().items();
  }

  /** What stopped the stream, and up to where it is kept all the same. */
  private ServerResponse broken(Problem problem) {
    Problem told = problem;
    try {
      settleAll();
    } catch (StoreException refused) {
      told = Problem.refusing(refused);
    } catch (ProblemException unknown) {
      told = unknown.problem();
    }
    tally.meter(meters, events);
    tally.writeTo(told.extra());
    return Reply.of(told.with("next_index", keptItems));
  }
}
