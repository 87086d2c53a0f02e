package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.log.StoreException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;

/** Accounts that act together: rings, and why two accounts are linked. */
final class RingsApi {
  private static final String RINGS = "rings";

  private final Book book;
  private final Past past;

  RingsApi(Book book, Past past) {
    this.book = book;
    this.past = past;
  }

  /** {@code GET /v1/rings}: of the last closing, most likes first. */
  ServerResponse all(Call call) throws ProblemException {
    int limit = call.limit(100, 1_000);
    Optional<String> cursor = call.parameter("cursor");
    List<Book.Ring> rings = book.rings();
    int from = cursor.isEmpty() ? 0 : from(Cursor.place(RINGS, cursor.get()), rings.size());
    int to = Math.min(rings.size(), from + limit);
    return Reply.ok(
        new Doc()
            .put("rings", Doc.each(rings.subList(from, to), Shown::ring))
            .put("total", rings.size())
            .put("next_cursor", to == rings.size() ? null : Cursor.after(RINGS, "" + to))
            .put("moment", Shown.moment(book.now())));
  }

  private static int from(String place, int size) throws ProblemException {
    try {
      return Math.max(0, Math.min(size, Integer.parseInt(place)));
    } catch (NumberFormatException foreign) {
      throw Problem.invalid("/query/cursor", "the cursor is not one of this list's").thrown();
    }
  }

  /** {@code GET /v1/rings/{ring}}, with its members. */
  ServerResponse one(Call call) throws ProblemException {
    String number = call.request().pathVariable("ring");
    for (Book.Ring ring : book.rings()) {
      if (String.valueOf(ring.number()).equals(number)) {
        ring.members().forEach(member -> call.looksAt(member.account()));
        return Reply.ok(
            Shown.ring(ring)
                .put("members", Doc.each(ring.members(), RingsApi::member))
                .put("moment", Shown.moment(book.now())));
      }
    }
    throw Problem.missing("the last closing knows no ring of this number").thrown();
  }

  private static Doc member(Book.Member member) {
    return new Doc().put("account", member.account()).put("role", member.role());
  }

  /** {@code GET /v1/links?a=&b=}: why are these two linked? */
  ServerResponse link(Call call) throws ProblemException {
    String one = Call.checkedName(call.parameter("a").orElse(""), "/query/a");
    String other = Call.checkedName(call.parameter("b").orElse(""), "/query/b");
    Book.Link link = book.link(one, other, call.limit(20, 200));
    if (link == null) {
      throw Problem.missing("no event ever named one of the two accounts").thrown();
    }
    call.looksAt(one);
    call.looksAt(other);
    return Reply.ok(
        new Doc()
            .put("a", link.one())
            .put("b", link.other())
            .put("together", link.together())
            .put("ring", link.ring() == 0 ? null : link.ring())
            .put("meetings", Doc.each(link.meetings(), RingsApi::meeting))
            .put("moment", Shown.moment(book.now())));
  }

  private static Doc meeting(Book.Meeting meeting) {
    return new Doc()
        .put("target", meeting.target())
        .put("a_time", Shown.time(meeting.oneMillis()))
        .put("b_time", Shown.time(meeting.otherMillis()))
        .put("apart_ms", Math.abs(meeting.oneMillis() - meeting.otherMillis()));
  }

  /** {@code GET /v1/likes/{event}}: from the event to every later effect. */
  ServerResponse lifeLine(Call call) throws ProblemException, StoreException {
    Book.LifeLine line = past.like(call.name("event"));
    if (line == null) {
      throw Problem.missing("no event of this id was ever reported").thrown();
    }
    call.looksAt(line.actor());
    return Reply.ok(
        new Doc()
            .put("event", line.id())
            .put("row", line.row())
            .put("type", line.type())
            .put("time", Shown.time(line.time()))
            .put("actor", line.actor())
            .put("target", line.target())
            .put("status", line.status())
            .put("pending", line.weight() < 0)
            .put("weight", line.weight() < 0 ? null : Shown.likes(line.weight()))
            .put("steps", Doc.each(line.steps(), RingsApi::step))
            .put("moment", Shown.moment(book.now())));
  }

  private static Doc step(Book.Step step) {
    return new Doc()
        .put("what", step.what())
        .put("at", Shown.time(step.atMillis()))
        .put("closing", step.closing() == 0 ? null : step.closing())
        .put("difference", Shown.likes(step.difference()))
        .put("reason", step.reason().isEmpty() ? null : step.reason());
  }
}
