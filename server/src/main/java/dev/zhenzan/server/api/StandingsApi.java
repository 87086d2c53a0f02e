package dev.zhenzan.server.api;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.desk.Notice;
import dev.zhenzan.server.ladder.Ask;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.ladder.Overrule;
import dev.zhenzan.server.ladder.Rungs;
import dev.zhenzan.server.ladder.Standing;
import dev.zhenzan.server.ladder.Step;
import dev.zhenzan.server.ladder.Strike;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** How accounts stand: what was done, strikes, what a person has said, and the way back. */
final class StandingsApi {
  private final Acting acting;
  private final InstantSource clock;

  StandingsApi(Acting acting, InstantSource clock) {
    this.acting = acting;
    this.clock = clock;
  }

  /** {@code GET /v1/accounts/{account}/standing}. */
  ServerResponse one(Call call) throws ProblemException {
    String account = call.name("account");
    call.looksAt(account);
    return Reply.ok(shown(account));
  }

  private Doc shown(String account) {
    Standing standing = acting.standings().of(account);
    Rungs rungs = acting.standings().rungs();
    long now = clock.millis();
    Notice notice = new Notice(standing, rungs, now);
    int sum = standing.strikeSum(now, rungs);
    return new Doc()
        .put("account", account)
        .put("at_the_door", standing.atTheDoor(now).map(m -> m.step().text()).orElse(null))
        .put("override", shown(standing.overrule()))
        .put("strikes", sum)
        .put("next_step", shown(rungs.next(sum)))
        .put("way_back", Doc.each(notice.wayBack(), StandingsApi::shown))
        .put("measures", Doc.each(standing.measures(), MeasuresApi::shown))
        .put("strikes_given", Doc.each(standing.strikes(), StandingsApi::shown));
  }

  private static Doc shown(Notice.Back back) {
    return new Doc()
        .put("at", Shown.time(back.atMillis()))
        .put("what", back.what())
        .put("strikes_then", back.strikes());
  }

  private static @Nullable Doc shown(@Nullable Overrule said) {
    return said == null
        ? null
        : new Doc()
            .put("says", said.kind().text())
            .put("end", Shown.end(said.endMillis()))
            .put("because", Asked.shown(said.because()))
            .put("case", said.caseId() == 0 ? null : "c" + said.caseId())
            .put("by", said.by());
  }

  private static Doc shown(Strike strike) {
    return new Doc()
        .put("strike", strike.id())
        .put("weight", strike.weight())
        .put("given", Shown.time(strike.givenMillis()))
        .put("lapses", Shown.end(strike.lapsesMillis()))
        .put("undone", strike.undone())
        .put("policy", strike.policy().isEmpty() ? null : strike.policy())
        .put("because", Asked.shown(strike.because()));
  }

  private static @Nullable Doc shown(Rungs.@Nullable Rung rung) {
    return rung == null
        ? null
        : new Doc()
            .put("at", rung.strikes())
            .put("step", rung.step().text())
            .put("for", rung.forMillis() == Long.MAX_VALUE ? null : rung.forMillis() / 1_000 + "s")
            .put("review", rung.review());
  }

  /** {@code POST /v1/strikes}. */
  ServerResponse strike(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    String account = Call.textOf(asked, "account");
    int weight = Asked.whole(asked, "weight", 1, 100, 1);
    Ask reason = Ask.of(Step.OBSERVE, 0, Long.MAX_VALUE, Asked.because(asked));
    try {
      List<Act> acts = acting.ladder().strike(account, weight, reason, Asked.by(call));
      acting.enforcer().enforce();
      return Reply.json(
          201,
          new Doc().put("strike", "s" + acts.get(0).seq()).put("standing", shown(account)).bytes());
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** {@code POST /v1/strikes/{strike}/undo}. */
  ServerResponse undoStrike(Call call) throws IOException, ProblemException, StoreException {
    String id = call.name("strike");
    String account = acting.standings().accountOf(Ladder.seq(id, 's'));
    if (account == null) {
      throw Problem.missing("there is no such strike").thrown();
    }
    try {
      acting.ladder().undoStrike(Ladder.seq(id, 's'), Asked.because(call.object()), Asked.by(call));
      return Reply.ok(shown(account));
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** {@code PUT /v1/accounts/{account}/override}. */
  ServerResponse overrule(Call call) throws IOException, ProblemException, StoreException {
    String account = call.name("account");
    JsonNode asked = call.object();
    long end = Asked.time(asked, "until", Long.MAX_VALUE);
    try {
      Overrule.Kind says = Overrule.Kind.of(Call.textOf(asked, "says"));
      acting.ladder().overrule(account, says, end, Asked.because(asked), 0, Asked.by(call));
    } catch (IllegalArgumentException none) {
      throw Problem.invalid("/says", String.valueOf(none.getMessage())).thrown();
    }
    acting.enforcer().enforce();
    return Reply.ok(shown(account));
  }

  /** {@code DELETE /v1/accounts/{account}/override}. */
  ServerResponse endOverrule(Call call) throws IOException, ProblemException, StoreException {
    String account = call.name("account");
    try {
      acting.ladder().endOverrule(account, Asked.because(call.object()), Asked.by(call));
      acting.enforcer().enforce();
      return Reply.ok(shown(account));
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** {@code GET /v1/ladder}. */
  ServerResponse ladder(Call call) {
    Rungs rungs = acting.standings().rungs();
    return Reply.ok(
        new Doc()
            .put("steps", rungs.rungs().stream().map(StandingsApi::shown).toList())
            .put("strike_lasts", rungs.strikeMillis() / 1_000 + "s")
            .put("good_time", rungs.goodMillis() / 1_000 + "s"));
  }
}
