package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.desk.Case;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.ladder.Step;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** The review desk over HTTP. */
final class CasesApi {
  private static final int RELATED_MAX = 50;

  private final Acting acting;
  private final Book book;

  CasesApi(Acting acting, Book book) {
    this.acting = acting;
    this.book = book;
  }

  /**
   * {@code GET /v1/cases?queue=…&state=open|decided|all}: in the order in which to look at them.
   */
  ServerResponse all(Call call) throws ProblemException {
    String queue = call.parameter("queue").orElse("");
    String state = call.parameter("state").orElse("open");
    int limit = call.limit(100, 1_000);
    long after = place(call.parameter("cursor"));
    List<Case> cases =
        switch (state) {
          case "open" -> acting.desk().cases().open(queue);
          case "decided", "all" ->
              acting.desk().cases().all().stream()
                  .filter(each -> queue.isEmpty() || each.queue().equals(queue))
                  .filter(each -> state.equals("all") || !each.isOpen())
                  .toList();
          default ->
              throw Problem.invalid("/query/state", "state must be open, decided or all").thrown();
        };
    List<Case> page = cases.stream().skip(after).limit(limit).toList();
    boolean more = after + page.size() < cases.size();
    page.forEach(each -> call.looksAt(each.account()));
    return Reply.ok(
        new Doc()
            .put("cases", Doc.each(page, CasesApi::shown))
            .put("total", cases.size())
            .put("next", more ? String.valueOf(after + page.size()) : null));
  }

  private static long place(Optional<String> cursor) throws ProblemException {
    try {
      return cursor.isEmpty() ? 0 : Math.max(0, Integer.parseInt(cursor.get()));
    } catch (NumberFormatException foreign) {
      throw Problem.invalid("/query/cursor", "the cursor is not one that was given").thrown();
    }
  }

  /** {@code POST /v1/cases}. */
  ServerResponse open(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    String queue = Call.text(asked, "queue");
    Case opened =
        acting
            .desk()
            .open(
                Case.Kind.REVIEW,
                queue == null ? "review" : queue,
                Call.textOf(asked, "account"),
                step(asked),
                Asked.because(asked),
                Asked.by(call));
    return Reply.json(201, shown(opened).bytes());
  }

  private static String step(JsonNode asked) throws ProblemException {
    String step = Call.text(asked, "asks");
    try {
      return step == null ? "" : Step.of(step).text();
    } catch (IllegalArgumentException none) {
      throw Problem.invalid("/asks", String.valueOf(none.getMessage())).thrown();
    }
  }

  /** {@code GET /v1/cases/{case}}. */
  ServerResponse one(Call call) throws ProblemException {
    return Reply.ok(shown(found(call)));
  }

  private Case found(Call call) throws ProblemException {
    try {
      Case one = acting.desk().find(call.name("case"));
      call.looksAt(one.account());
      return one;
    } catch (NotDone none) {
      throw Problem.missing("there is no such case").thrown();
    }
  }

  /** {@code GET /v1/cases/{case}/related}: of the same account, and of others in its ring. */
  ServerResponse related(Call call) throws ProblemException {
    Case one = found(call);
    int ring = ring(one.account());
    List<Case> related =
        acting.desk().cases().all().stream()
            .filter(each -> each.seq() != one.seq())
            .filter(
                each ->
                    each.account().equals(one.account())
                        || (ring != 0 && ring(each.account()) == ring))
            .limit(RELATED_MAX)
            .toList();
    related.forEach(each -> call.looksAt(each.account()));
    return Reply.ok(
        new Doc()
            .put("case", one.id())
            .put("ring", ring == 0 ? null : ring)
            .put("related", Doc.each(related, CasesApi::shown)));
  }

  private int ring(String account) {
    Book.Account known = book.account(account);
    return known == null ? 0 : known.ring();
  }

  /** {@code POST /v1/cases/next}: the next case of a queue, for the caller alone. */
  ServerResponse next(Call call) throws IOException, ProblemException, StoreException {
    String queue = Call.text(call.object(), "queue");
    Optional<Case> next = acting.desk().claimNext(queue == null ? "" : queue, Asked.by(call));
    if (next.isEmpty()) {
      return Reply.ok(new Doc().put("case", null));
    }
    call.looksAt(next.get().account());
    return Reply.ok(shown(next.get()));
  }

  /** What is done to a case. */
  private interface Change {
    Case done(String id, String by) throws StoreException, NotDone;
  }

  private ServerResponse changed(Call call, Change change) throws ProblemException, StoreException {
    Case one = found(call);
    try {
      return Reply.ok(shown(change.done(one.id(), Asked.by(call))));
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** {@code POST /v1/cases/{case}/claim}. */
  ServerResponse claim(Call call) throws ProblemException, StoreException {
    return changed(call, acting.desk()::claim);
  }

  /** {@code POST /v1/cases/{case}/release}. */
  ServerResponse release(Call call) throws ProblemException, StoreException {
    return changed(call, acting.desk()::release);
  }

  /** {@code POST /v1/cases/{case}/skip}. */
  ServerResponse skip(Call call) throws ProblemException, StoreException {
    return changed(call, acting.desk()::skip);
  }

  /** {@code POST /v1/cases/{case}/notes}. */
  ServerResponse note(Call call) throws IOException, ProblemException, StoreException {
    String text = Asked.words(call.object().path("text"), "/text");
    if (text.isEmpty()) {
      throw Problem.invalid("/text", "text is missing").thrown();
    }
    return changed(call, (id, by) -> acting.desk().note(id, text, by));
  }

  /** {@code POST /v1/cases/{case}/decision}: takes effect at once. */
  ServerResponse decide(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    Case.Ruling ruling = ruling(Call.textOf(asked, "ruling"));
    Because because = Asked.because(asked);
    ServerResponse answer =
        changed(call, (id, by) -> acting.desk().decide(id, ruling, because, this::isFlagged, by));
    acting.enforcer().enforce();
    return answer;
  }

  private boolean isFlagged(String account) {
    return Overruled.isFlagged(book.account(account));
  }

  private static Case.Ruling ruling(String text) throws ProblemException {
    for (Case.Ruling ruling : Case.Ruling.values()) {
      if (ruling.name().toLowerCase(Locale.ROOT).equals(text)) {
        return ruling;
      }
    }
    throw Problem.invalid("/ruling", "ruling must be upheld, refused or agreed").thrown();
  }

  static Doc shown(Case one) {
    return new Doc()
        .put("case", one.id())
        .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
        .put("queue", one.queue())
        .put("account", one.account())
        .put("asks", one.asks().isEmpty() ? null : one.asks())
        .put("policy", one.policy().isEmpty() ? null : one.policy())
        .put("because", Asked.shown(one.because()))
        .put("words", one.words().isEmpty() ? null : one.words())
        .put("opened", Shown.time(one.openedMillis()))
        .put("claimed_by", one.claimedBy())
        .put("claimed_until", one.claimedBy() == null ? null : Shown.time(one.leaseMillis()))
        .put("skipped_by", one.skippedBy())
        .put("notes", Doc.each(one.notes(), CasesApi::shown))
        .put("outcome", shown(one.outcome()));
  }

  private static Doc shown(Case.Note note) {
    return new Doc()
        .put("at", Shown.time(note.atMillis()))
        .put("by", note.by())
        .put("text", note.text());
  }

  private static @Nullable Doc shown(Case.@Nullable Outcome outcome) {
    return outcome == null
        ? null
        : new Doc()
            .put("ruling", outcome.ruling().name().toLowerCase(Locale.ROOT))
            .put("at", Shown.time(outcome.atMillis()))
            .put("by", outcome.by())
            .put("because", Asked.shown(outcome.because()));
  }
}
