package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.desk.Case;
import dev.zhenzan.server.desk.Notice;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.ladder.Measure;
import dev.zhenzan.server.ladder.Standing;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/**
 * Appeals: filed by the platform with a key, or by the person concerned with a signed link that the
 * platform handed them.
 */
final class AppealsApi {
  /** Where a person concerned comes in by a link instead of a key. */
  static final String PATH = "/appeal/{token}";

  private static final long LINK_MILLIS = 90L * 24 * 3_600_000;
  private static final int FORM_BYTES_MAX = 1 << 16;

  private final Acting acting;
  private final Book book;
  private final InstantSource clock;

  AppealsApi(Acting acting, Book book, InstantSource clock) {
    this.acting = acting;
    this.book = book;
    this.clock = clock;
  }

  /** {@code POST /v1/appeals}. */
  ServerResponse file(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    String account = Call.textOf(asked, "account");
    String words = Asked.words(asked.path("words"), "/words");
    return Reply.json(201, told(filed(account, words, Asked.by(call))).bytes());
  }

  private Case filed(String account, String words, String by)
      throws ProblemException, StoreException {
    if (words.isEmpty()) {
      throw Problem.invalid("/words", "words must say what is wrong").thrown();
    }
    try {
      return acting.desk().appeal(account, words, isFlagged(account), by);
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  private boolean isFlagged(String account) {
    return Overruled.isFlagged(book.account(account));
  }

  /** Whoever appeals learns how it stands, and nothing about others. */
  private static Doc told(Case appeal) {
    Case.Outcome outcome = appeal.outcome();
    return new Doc()
        .put("appeal", appeal.id())
        .put("account", appeal.account())
        .put("filed", Shown.time(appeal.openedMillis()))
        .put("state", outcome == null ? "open" : CasesApi.shown(appeal).fields().get("outcome"));
  }

  /** {@code GET /v1/accounts/{account}/appeal-link}. */
  ServerResponse link(Call call) throws ProblemException {
    String account = call.name("account");
    long end = clock.millis() + LINK_MILLIS;
    return Reply.ok(
        new Doc()
            .put("account", account)
            .put("link", "/appeal/" + acting.links().token(account, end))
            .put("end", Shown.time(end)));
  }

  /** {@code GET /appeal/{token}}: what is held against the person, and a form to object. */
  ServerResponse page(Call call) {
    Optional<String> account = holder(call);
    return account.isEmpty()
        ? AppealPage.gone()
        : AppealPage.of(notices(account.get()), lastAppeal(account.get()));
  }

  private Optional<String> holder(Call call) {
    return acting.links().account(call.request().pathVariable("token"), clock.millis());
  }

  private List<Because> notices(String account) {
    Standing standing = acting.standings().of(account);
    Notice notice = new Notice(standing, acting.standings().rungs(), clock.millis());
    List<Because> notices = new ArrayList<>();
    standing.measures().stream()
        .filter(Measure::isStanding)
        .forEach(measure -> notices.add(notice.about(measure)));
    Book.Account known = book.account(account);
    if (known != null && isFlagged(account) && standing.overrule() == null) {
      notices.add(notice.aboutVerdict(known.suspicionMillionths() / 1e6));
    }
    return notices;
  }

  private Optional<Case> lastAppeal(String account) {
    return acting.desk().cases().all().stream()
        .filter(each -> each.kind() == Case.Kind.APPEAL && each.account().equals(account))
        .reduce((one, later) -> later);
  }

  /** {@code POST /appeal/{token}}: a form with {@code words}. */
  ServerResponse send(Call call) throws IOException, StoreException {
    Optional<String> account = holder(call);
    if (account.isEmpty()) {
      return AppealPage.gone();
    }
    try {
      String words = Forms.field(call.body(FORM_BYTES_MAX), "words");
      filed(account.get(), words, "link:" + acting.links().mark(account.get()));
      return AppealPage.of(notices(account.get()), lastAppeal(account.get()));
    } catch (ProblemException told) {
      return AppealPage.refused(told.problem().detail());
    }
  }
}
