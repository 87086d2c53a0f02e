package dev.zhenzan.server.api;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.api.Alternates.Found;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.desk.Notice;
import dev.zhenzan.server.ladder.Ask;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.ladder.Measure;
import dev.zhenzan.server.ladder.Step;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Steps against accounts: taken, tried out, explained and undone. */
final class MeasuresApi {
  /** How many accounts may be touched at one go unless the caller asks for another cap. */
  private static final int CAP = 1_000;

  private static final int CAP_MAX = 100_000;
  private static final long LINK_MILLIS = 90L * 24 * 3_600_000;

  private final Acting acting;
  private final Book book;
  private final InstantSource clock;

  MeasuresApi(Acting acting, Book book, InstantSource clock) {
    this.acting = acting;
    this.book = book;
    this.clock = clock;
  }

  /** {@code POST /v1/measures}: with {@code dry_run} it only says what would change. */
  ServerResponse take(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    Ask ask = ask(asked);
    List<String> named = Asked.accounts(asked);
    List<Found> alternates = alternates(asked, named, ask.step());
    List<String> accounts = new ArrayList<>(named);
    alternates.forEach(each -> accounts.add(each.account()));
    int cap = Asked.whole(asked, "cap", 1, CAP_MAX, CAP);
    if (accounts.size() > cap) {
      throw Problem.of(
              409,
              "cap",
              "More would be touched than may be",
              accounts.size() + " accounts, and the cap is " + cap)
          .with("accounts", accounts.size())
          .thrown();
    }
    try {
      return call.flag("dry_run") || asked.path("dry_run").asBoolean(false)
          ? triedOut(accounts, ask, alternates)
          : taken(call, accounts, ask, alternates);
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** Those of the same person, if asked for; only where somebody is shut out. */
  private List<Found> alternates(JsonNode asked, List<String> accounts, Step step)
      throws ProblemException {
    if (!asked.path("with_alternates").asBoolean(false)) {
      return List.of();
    }
    if (step != Step.BAN && step != Step.FREEZE) {
      throw Problem.invalid("/with_alternates", "alternates are taken along by a ban or a freeze")
          .thrown();
    }
    return Alternates.of(accounts, book, acting.standings());
  }

  private static Ask ask(JsonNode asked) throws ProblemException {
    Step step = step(asked);
    return new Ask(
        step,
        step == Step.WEIGH_LESS ? Asked.share(asked, "to", 5_000) : 0,
        Asked.span(asked, "for", Long.MAX_VALUE),
        Asked.span(asked, "after", 0),
        "",
        Asked.because(asked),
        0);
  }

  private static Step step(JsonNode asked) throws ProblemException {
    try {
      return Step.of(Call.textOf(asked, "step"));
    } catch (IllegalArgumentException none) {
      throw Problem.invalid("/step", String.valueOf(none.getMessage())).thrown();
    }
  }

  private ServerResponse triedOut(List<String> accounts, Ask ask, List<Found> alternates)
      throws NotDone, StoreException {
    return Reply.ok(
        Effects.of(acting.enforcer().tryOut(acting.ladder().otherwise(accounts, ask)))
            .put("dry_run", true)
            .put("accounts", accounts.size())
            .put("alternates", Doc.each(alternates, Alternates::shown)));
  }

  private ServerResponse taken(Call call, List<String> accounts, Ask ask, List<Found> alternates)
      throws NotDone, StoreException {
    List<Act> acts = acting.ladder().take(accounts, ask, Asked.by(call));
    acting.enforcer().enforce();
    List<Measure> measures =
        acts.stream().map(act -> Objects.requireNonNull(measure("m" + act.seq()))).toList();
    return Reply.json(
        201,
        new Doc()
            .put("accounts", accounts.size())
            .put("batch", acts.get(0).seq())
            .put("alternates", Doc.each(alternates, Alternates::shown))
            .put("measures", Doc.each(measures, MeasuresApi::shown))
            .bytes());
  }

  private Measure measure(String id) {
    return Objects.requireNonNull(acting.ladder().measure(id));
  }

  private Measure named(Call call) throws ProblemException {
    Measure measure = acting.ladder().measure(call.name("measure"));
    if (measure == null) {
      throw Problem.missing("there is no such measure").thrown();
    }
    call.looksAt(measure.account());
    return measure;
  }

  /** {@code GET /v1/measures/{measure}}. */
  ServerResponse one(Call call) throws ProblemException {
    return Reply.ok(shown(named(call)));
  }

  /** {@code POST /v1/measures/{measure}/undo}; {@code batch} undoes all that was taken with it. */
  ServerResponse undo(Call call) throws IOException, ProblemException, StoreException {
    Measure measure = named(call);
    JsonNode asked = call.object();
    Because because = Asked.because(asked);
    try {
      boolean whole = asked.path("batch").asBoolean(false) && measure.batch() != 0;
      List<Act> undone =
          whole
              ? acting.ladder().undoBatch(measure.batch(), because, Asked.by(call))
              : acting.ladder().undo(measure.seq(), because, Asked.by(call));
      acting.enforcer().enforce();
      return Reply.ok(new Doc().put("undone", undone.size()).put("measure", shown(named(call))));
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** {@code GET /v1/measures/{measure}/notice}: the statement of reasons, with a link to appeal. */
  ServerResponse notice(Call call) throws ProblemException {
    Measure measure = named(call);
    long now = clock.millis();
    Notice notice =
        new Notice(acting.standings().of(measure.account()), acting.standings().rungs(), now);
    Because said = notice.about(measure);
    return Reply.ok(
        new Doc()
            .put("measure", measure.id())
            .put("account", measure.account())
            .put("policy", measure.policy().isEmpty() ? null : measure.policy())
            .put("en", said.english())
            .put("zh", said.chinese())
            .put(
                "appeal", "/appeal/" + acting.links().token(measure.account(), now + LINK_MILLIS)));
  }

  static Doc shown(Measure measure) {
    return new Doc()
        .put("measure", measure.id())
        .put("account", measure.account())
        .put("step", measure.step().text())
        .put("to", measure.step() == Step.WEIGH_LESS ? measure.weight() / 1e4 : null)
        .put("state", measure.state().name().toLowerCase(java.util.Locale.ROOT))
        .put("taken", Shown.time(measure.takenMillis()))
        .put("begin", Shown.time(measure.beginMillis()))
        .put("end", Shown.end(measure.endMillis()))
        .put("policy", measure.policy().isEmpty() ? null : measure.policy())
        .put("because", Asked.shown(measure.because()))
        .put("case", measure.caseId() == 0 ? null : "c" + measure.caseId())
        .put("batch", measure.batch() == 0 ? null : measure.batch())
        .put("by", measure.by());
  }
}
