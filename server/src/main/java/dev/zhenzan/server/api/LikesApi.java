package dev.zhenzan.server.api;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.EventParser;
import dev.zhenzan.server.event.JsonEvents;
import dev.zhenzan.server.event.MalformedException;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Receipt;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code PUT} and {@code DELETE /v1/likes/{target}/{actor}}: a like as a thing that is there or
 * not, so that saying it twice changes nothing.
 */
final class LikesApi {
  private static final int BODY_BYTES_MAX = 1 << 16;
  private static final int ID_BYTES = 12;

  private final Keeper keeper;
  private final Book book;
  private final InstantSource clock;
  private final Meters meters;
  private final SecureRandom random = new SecureRandom();

  LikesApi(Keeper keeper, Book book, InstantSource clock, Meters meters) {
    this.keeper = keeper;
    this.book = book;
    this.clock = clock;
    this.meters = meters;
  }

  ServerResponse put(Call call) throws Exception {
    return set(call, EventType.LIKE);
  }

  ServerResponse delete(Call call) throws Exception {
    return set(call, EventType.UNLIKE);
  }

  private ServerResponse set(Call call, EventType type) throws Exception {
    String target = call.name("target");
    String actor = call.name("actor");
    boolean stands = type == EventType.LIKE;
    if (book.stands(actor, target) == stands) {
      return Reply.ok(answer(target, actor, stands).put("changed", false));
    }
    Report report = report(call.body(BODY_BYTES_MAX), type, actor, target);
    Receipt receipt = keeper.keep(List.of(report), null);
    boolean duplicate = receipt.isDuplicate(0);
    meters.taken(duplicate ? 0 : 1, duplicate ? 1 : 0, 0, 0);
    return Reply.ok(
        answer(target, actor, stands).put("changed", !duplicate).put("event", report.id()));
  }

  private Report report(byte[] body, EventType type, String actor, String target)
      throws ProblemException {
    EventParser events = new EventParser(clock.millis());
    try {
      Report report = JsonEvents.complete(body, events, type, actor, target, freshId());
      if (report == null) {
        throw Problem.invalid(events.fault()).thrown();
      }
      return report;
    } catch (MalformedException malformed) {
      throw Problem.malformed(String.valueOf(malformed.getMessage())).thrown();
    }
  }

  private static Doc answer(String target, String actor, boolean stands) {
    return new Doc().put("target", target).put("actor", actor).put("stands", stands);
  }

  /** The platform gave no id, so one is made by which the like can be followed. */
  private String freshId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return "zl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
