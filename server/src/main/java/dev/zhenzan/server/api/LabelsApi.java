package dev.zhenzan.server.api;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.ladder.Labels;
import dev.zhenzan.server.ladder.Labels.Label;
import dev.zhenzan.server.ladder.Labels.Ranking;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Labels and lists over HTTP: what accounts are called for a time. */
final class LabelsApi {
  private final Acting acting;
  private final Labels labels;
  private final InstantSource clock;

  LabelsApi(Acting acting, Labels labels, InstantSource clock) {
    this.acting = acting;
    this.labels = labels;
    this.clock = clock;
  }

  /** {@code GET /v1/accounts/{account}/labels}. */
  ServerResponse all(Call call) throws ProblemException {
    String account = call.name("account");
    call.looksAt(account);
    return shown(account);
  }

  private ServerResponse shown(String account) {
    List<Label> held = labels.of(account, clock.millis());
    return Reply.ok(
        new Doc().put("account", account).put("labels", Doc.each(held, LabelsApi::shown)));
  }

  private static Doc shown(Label label) {
    return new Doc()
        .put("label", label.name())
        .put("list", word(label.ranking()))
        .put("set", Shown.time(label.setMillis()))
        .put("until", Shown.end(label.untilMillis()))
        .put("because", Asked.shown(label.because()))
        .put("by", label.by());
  }

  private static String word(Ranking ranking) {
    return ranking.name().toLowerCase(Locale.ROOT);
  }

  /** {@code PUT /v1/accounts/{account}/labels/{label}}. */
  ServerResponse set(Call call) throws IOException, ProblemException, StoreException {
    String account = call.name("account");
    JsonNode asked = call.object();
    ActDraft draft =
        Labels.setting(
            account,
            call.name("label"),
            ranking(asked),
            Asked.time(asked, "until", Long.MAX_VALUE),
            Asked.because(asked));
    acting.register().act(Asked.by(call), () -> List.of(draft));
    return shown(account);
  }

  private static Ranking ranking(JsonNode asked) throws ProblemException {
    String list = Call.text(asked, "list");
    for (Ranking ranking : Ranking.values()) {
      if (word(ranking).equals(list == null ? "none" : list)) {
        return ranking;
      }
    }
    throw Problem.invalid("/list", "list must be allow, deny, grey or none").thrown();
  }

  /** {@code POST /v1/accounts/{account}/labels/{label}/remove}. */
  ServerResponse remove(Call call) throws IOException, ProblemException, StoreException {
    String account = call.name("account");
    String name = call.name("label");
    if (labels.of(account, clock.millis()).stream().noneMatch(each -> each.name().equals(name))) {
      throw Problem.missing("the account has no such label").thrown();
    }
    ActDraft draft = Labels.removing(account, name, Asked.because(call.object()));
    acting.register().act(Asked.by(call), () -> List.of(draft));
    return shown(account);
  }
}
