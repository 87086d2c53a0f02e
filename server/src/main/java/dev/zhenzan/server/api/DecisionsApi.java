package dev.zhenzan.server.api;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.EventWords;
import dev.zhenzan.server.event.EventTypes;
import dev.zhenzan.server.gate.Decision;
import dev.zhenzan.server.gate.DecisionLog;
import dev.zhenzan.server.gate.DecisionStore;
import dev.zhenzan.server.gate.Gate;
import dev.zhenzan.server.gate.Question;
import dev.zhenzan.server.gate.Reason;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.Step;
import dev.zhenzan.server.privacy.Whereabouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decisions at the door: asked for, and looked up again. */
final class DecisionsApi {
  private final Gate gate;
  private final DecisionLog log;
  private final InstantSource clock;
  private final Meters meters;
  private final Whereabouts places;

  DecisionsApi(Gate gate, DecisionLog log, InstantSource clock, Meters meters, Whereabouts places) {
    this.places = places;
    this.gate = gate;
    this.log = log;
    this.clock = clock;
    this.meters = meters;
  }

  /** {@code POST /v1/decisions}. */
  ServerResponse decide(Call call) throws IOException, ProblemException {
    boolean tried = call.flag("dry_run");
    Decision decision = gate.decide(question(call.object()), tried);
    meters.decided(decision.outcome().text(), Gate.failed(decision));
    Doc doc = shown(decision);
    Question asked = decision.question();
    if (!tried) {
      Doc kept =
          new Doc()
              .put("asked", shown(asked))
              .put("answered", doc)
              .put("policies", Doc.each(decision.hits(), DecisionsApi::shown));
      String body = Doc.text(kept);
      log.add(new DecisionStore.Kept(decision.number(), asked.atMillis(), body));
    }
    return Reply.ok(doc);
  }

  private Question question(JsonNode asked) throws ProblemException {
    String word = Call.text(asked, "type");
    EventType type = word == null ? EventType.LIKE : EventWords.meaning(word, false);
    if (type == null) {
      throw Problem.invalid("/type", "type is not known; see /v1/event-types").thrown();
    }
    return new Question(
        type,
        Call.textOf(asked, "actor"),
        Call.textOf(asked, "target"),
        Call.text(asked, "owner"),
        Call.text(asked, "community"),
        places.device(Call.text(asked, "device")),
        places.address(Call.text(asked, "ip")),
        Asked.whole(asked, "dwell_ms", 0, Integer.MAX_VALUE, -1),
        Asked.share(asked, "completion", -1),
        Asked.whole(asked, "text_length", 0, Integer.MAX_VALUE, -1),
        clock.millis());
  }

  private static Doc shown(Question question) {
    return new Doc()
        .put("type", EventTypes.nameOf(question.type()))
        .put("actor", question.actor())
        .put("target", question.target())
        .put("device", question.device())
        .put("ip", question.address())
        .putIfKnown("owner", question.owner())
        .putIfKnown("community", question.community())
        .putIfKnown("dwell_ms", question.dwellMillis() < 0 ? null : question.dwellMillis())
        .putIfKnown("completion", question.completion() < 0 ? null : question.completion() / 1e4)
        .putIfKnown("text_length", question.textLength() < 0 ? null : question.textLength())
        .put("at", Shown.time(question.atMillis()));
  }

  private static Doc shown(Decision decision) {
    return new Doc()
        .put("id", decision.id())
        .put("decision", decision.outcome().text())
        .put("weight", Shown.likes(decision.weight()))
        .put("reasons", Doc.each(decision.reasons(), DecisionsApi::shown))
        .put("rested_on", restedOn(decision));
  }

  private static @Nullable Doc restedOn(Decision decision) {
    return decision.restedOn() == null ? null : Shown.moment(decision.restedOn());
  }

  private static Doc shown(Reason reason) {
    return new Doc()
        .put("code", reason.code())
        .put("text_en", reason.english())
        .put("text_zh", reason.chinese())
        .put("numbers", reason.numbers())
        .putIfKnown("policy", reason.policy().isEmpty() ? null : reason.policy());
  }

  /** A policy that hit, also one that only watches. */
  private static Doc shown(Hit hit) {
    return new Doc()
        .put("policy", hit.policy() + "@" + hit.version())
        .put("state", hit.state().word())
        .put("steps", hit.steps().stream().map(Step::word).toList())
        .put("text_en", hit.reason().english())
        .put("text_zh", hit.reason().chinese())
        .put("rested_on", hit.restedOn());
  }

  private static String actor(String kept) {
    return JsonMapper.shared().readTree(kept).path("asked").path("actor").asString("");
  }

  /** {@code GET /v1/decisions/{decision}}: what was asked and answered. */
  ServerResponse find(Call call) throws ProblemException, StoreException {
    long number = Decision.numberOf(call.request().pathVariable("decision"));
    DecisionStore.Kept kept = number < 0 ? null : log.find(number);
    if (kept == null) {
      throw Problem.missing("no decision of this id was kept").thrown();
    }
    call.looksAt(actor(kept.body()));
    return Reply.json(200, kept.body().getBytes(StandardCharsets.UTF_8));
  }
}
