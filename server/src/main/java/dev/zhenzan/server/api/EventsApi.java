package dev.zhenzan.server.api;

import dev.zhenzan.server.event.EventLines;
import dev.zhenzan.server.event.EventParser;
import dev.zhenzan.server.event.JsonEvents;
import dev.zhenzan.server.event.MalformedException;
import dev.zhenzan.server.event.ReadBatch;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.server.space.Intake;
import dev.zhenzan.server.space.Intake.AnswerMaker;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code POST /v1/events}: one event, an array of them, or any number, one a line. */
final class EventsApi {
  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
  private static final Set<String> JSON =
      Set.of(
          "application/json", "application/cloudevents+json", "application/cloudevents-batch+json");

  /** A large body is in memory a few times over while it is read, so only so many are at once. */
  private static final int LARGE_BODIES_MAX = 32;

  private static final long LARGE_BYTES = 1 << 18;

  private final Semaphore largeBodies = new Semaphore(LARGE_BODIES_MAX);
  private final Keeper keeper;
  private final KeyRing keys;
  private final Once once;
  private final InstantSource clock;
  private final Meters meters;

  EventsApi(Keeper keeper, KeyRing keys, Once once, InstantSource clock, Meters meters) {
    this.keeper = keeper;
    this.keys = keys;
    this.once = once;
    this.clock = clock;
    this.meters = meters;
  }

  ServerResponse post(Call call) throws Exception {
    String type = call.mediaType();
    boolean lines = LINES.contains(type);
    if (!lines && !JSON.contains(type)) {
      throw Problem.of(
              415,
              "media-type",
              "The media type is not understood",
              "application/json, application/x-ndjson and application/cloudevents+json are")
          .thrown();
    }
    if (!isLarge(call)) {
      return read(call, lines);
    }
    if (!largeBodies.tryAcquire()) {
      throw Problem.tooMuch(LARGE_BODIES_MAX + " large bodies are being read already", 1).thrown();
    }
    try {
      return Apart.run(() -> read(call, lines));
    } finally {
      largeBodies.release();
    }
  }

  private static boolean isLarge(Call call) {
    long length = call.request().servletRequest().getContentLengthLong();
    boolean packed = call.header(HttpHeaders.CONTENT_ENCODING) != null;
    return length < 0 || length > LARGE_BYTES || packed;
  }

  private ServerResponse read(Call call, boolean lines) throws Exception {
    boolean whole = call.flag("atomic") || call.header(Once.HEADER) != null;
    if (lines && !whole) {
      return new EventStream(keeper, keys, clock, meters).take(call);
    }
    byte[] body = call.body(Call.BODY_BYTES_MAX);
    return once.answer(call, body, (name, hash) -> take(call, body, lines, name, hash));
  }

  private ServerResponse take(
      Call call, byte[] body, boolean lines, @Nullable String name, String hash) throws Exception {
    EventParser events = new EventParser(clock.millis());
    JsonEvents.Body read = read(body, lines, events);
    ReadBatch batch = read.batch();
    payFor(call, batch.items() - 1);
    Tally tally = new Tally(call.flag("verbose"));
    tally.refused(batch);
    if (!batch.refused().isEmpty() && (read.single() || call.flag("atomic"))) {
      tally.meter(meters, events);
      throw refusal(batch, read.single()).thrown();
    }
    if (!batch.reports().isEmpty()) {
      Receipt receipt = keeper.keep(batch.reports(), maker(call, batch, events, name, hash));
      tally.kept(batch, receipt);
    }
    tally.meter(meters, events);
    return Reply.json(tally.status(), tally.doc(events).bytes());
  }

  private static JsonEvents.Body read(byte[] body, boolean lines, EventParser events)
      throws ProblemException, IOException {
    try {
      if (!lines) {
        return JsonEvents.read(body, events, Intake.BATCH_MAX);
      }
    } catch (MalformedException malformed) {
      throw Problem.malformed(String.valueOf(malformed.getMessage())).thrown();
    }
    EventLines reader = new EventLines(body, events, Intake.BATCH_MAX);
    ReadBatch batch = reader.next();
    if (batch == null) {
      throw Problem.malformed("the body is empty").thrown();
    }
    if (reader.next() != null) {
      throw Problem.of(
              413,
              "too-large",
              "Too many events for one answer",
              "with atomic or "
                  + Once.HEADER
                  + " at most "
                  + Intake.BATCH_MAX
                  + " events are taken")
          .thrown();
    }
    return new JsonEvents.Body(batch, false);
  }

  private void payFor(Call call, long events) throws ProblemException {
    int wait = call.key() == null || events < 1 ? 0 : keys.take(call.key(), events);
    if (wait > 0) {
      throw Problem.tooMuch("the key's limit is reached", wait).thrown();
    }
  }

  private static Problem refusal(ReadBatch batch, boolean single) {
    ReadBatch.Refused first = batch.refused().get(0);
    Problem problem = Problem.invalid(first.fault());
    if (single) {
      return problem;
    }
    return problem.with("index", first.index()).with("rejected", batch.refused().size());
  }

  /** The answer as it would be given, made before the batch is written and kept with it. */
  private @Nullable AnswerMaker maker(
      Call call, ReadBatch batch, EventParser events, @Nullable String name, String hash) {
    if (name == null) {
      return null;
    }
    boolean verbose = call.flag("verbose");
    return receipt -> {
      Tally tally = new Tally(verbose);
      tally.refused(batch);
      tally.kept(batch, receipt);
      String kept = Once.kept(tally.status(), tally.doc(events).bytes());
      return new LogStore.Answer(name, hash, kept, clock.millis());
    };
  }
}
