package dev.zhenzan.server.api;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.server.book.Book;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;

/** What is held of accounts, and why. */
final class AccountsApi {
  private static final String SUSPECTS = "suspects";

  private final Book book;
  private final Overruled overruled;

  AccountsApi(Book book, Overruled overruled) {
    this.book = book;
    this.overruled = overruled;
  }

  /** {@code GET /v1/accounts}: by suspicion, highest first. */
  ServerResponse suspects(Call call) throws ProblemException {
    int limit = call.limit(100, 1_000);
    Optional<String> cursor = call.parameter("cursor");
    String after = cursor.isEmpty() ? null : Cursor.place(SUSPECTS, cursor.get());
    List<Book.Account> page = book.suspects(limit, after);
    String next =
        page.size() < limit ? null : Cursor.after(SUSPECTS, page.get(limit - 1).account());
    page.forEach(each -> call.looksAt(each.account()));
    return Reply.ok(
        new Doc()
            .put("accounts", Doc.each(page, overruled::shown))
            .put("next_cursor", next)
            .put("moment", Shown.moment(book.now())));
  }

  /** {@code GET /v1/accounts/{account}}. */
  ServerResponse one(Call call) throws ProblemException {
    Book.Account account = account(call);
    Book.Moment now = book.now();
    long evidence = book.evidenceMillis(account.account());
    return Reply.ok(
        overruled
            .shown(account)
            .put("recovery", Recovery.shown(account, evidence, now.newestMillis()))
            .put("moment", Shown.moment(now)));
  }

  /** {@code GET /v1/accounts/{account}/evidence}. */
  ServerResponse evidence(Call call) throws ProblemException {
    Book.Account account = account(call);
    return Reply.ok(
        new Doc()
            .put("account", account.account())
            .put("evidence", Doc.each(book.evidence(account.account()), AccountsApi::shown))
            .put("moment", Shown.moment(book.now())));
  }

  private static Doc shown(Book.Evidence evidence) {
    return new Doc()
        .put("kind", evidence.kind())
        .put("nats", evidence.millinats() / 1e3)
        .put("pair", pair(evidence))
        .put("numbers", evidence.numbers())
        .put("events", evidence.events());
  }

  private static @Nullable List<String> pair(Book.Evidence evidence) {
    return evidence.other().isEmpty() ? null : List.of(evidence.one(), evidence.other());
  }

  /** {@code GET /v1/accounts/{account}/counterfactual?without=shared_device,…}. */
  ServerResponse counterfactual(Call call) throws ProblemException {
    Book.Account account = account(call);
    Set<String> without = kinds(call.parameter("without").orElse(""));
    int sum = account.millinats();
    for (Map.Entry<String, Integer> step : account.contributions().entrySet()) {
      if (without.contains(step.getKey())) {
        sum -= step.getValue();
      }
    }
    int suspicion = (int) Math.round(1e6 / (1 + StrictMath.exp(-sum / 1e3)));
    Score score = Score.of(suspicion);
    return Reply.ok(
        new Doc()
            .put("account", account.account())
            .put("without", without)
            .put("suspicion", account.suspicionMillionths() / 1e6)
            .put("suspicion_without", suspicion / 1e6)
            .put("nats", account.millinats() / 1e3)
            .put("nats_without", sum / 1e3)
            .put("authenticity_without", score.points())
            .put("band_without", score.band()));
  }

  private static Set<String> kinds(String text) throws ProblemException {
    Set<String> kinds = new TreeSet<>();
    for (String word : text.split(",", -1)) {
      String kind = word.strip().toLowerCase(Locale.ROOT);
      if (!kind.isEmpty()) {
        kinds.add(known(kind));
      }
    }
    if (kinds.isEmpty()) {
      throw Problem.invalid(
              "/query/without", "without must name kinds of signal, such as shared_device,burst")
          .thrown();
    }
    return kinds;
  }

  private static String known(String kind) throws ProblemException {
    for (SignalKind known : SignalKind.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return kind;
      }
    }
    throw Problem.invalid("/query/without", "there is no kind of signal \"" + kind + "\"").thrown();
  }

  private Book.Account account(Call call) throws ProblemException {
    String name = call.name("account");
    Book.Account account = book.account(name);
    if (account == null) {
      throw Problem.missing("no event ever named the account").thrown();
    }
    call.looksAt(name);
    return account;
  }
}
