package dev.zhenzan.server.api;

import dev.zhenzan.server.ladder.Rungs;
import dev.zhenzan.server.ladder.Step;
import dev.zhenzan.server.policy.State;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads parts of a {@link Configuration}. */
final class ConfigurationText {
  private static final int RUNGS_MAX = 100;

  private ConfigurationText() {}

  static Rungs rungs(JsonNode ladder) throws ProblemException {
    List<Rungs.Rung> rungs = new ArrayList<>();
    for (JsonNode rung : ladder.path("rungs")) {
      rungs.add(rung(rung, "/ladder/rungs/" + rungs.size()));
    }
    if (rungs.isEmpty() || rungs.size() > RUNGS_MAX) {
      throw Problem.invalid("/ladder/rungs", "rungs must list 1 to " + RUNGS_MAX + " steps")
          .thrown();
    }
    long lapse = Asked.span(ladder, "strikes_lapse_after", Rungs.DEFAULTS.strikeMillis());
    long halve = Asked.span(ladder, "strikes_halve_after", Rungs.DEFAULTS.goodMillis());
    if (lapse < 1 || halve < 1) {
      throw Problem.invalid("/ladder", "strikes must last for some time").thrown();
    }
    return new Rungs(rungs, lapse, halve);
  }

  private static Rungs.Rung rung(JsonNode rung, String pointer) throws ProblemException {
    Step step;
    try {
      step = Step.of(rung.path("step").asString(""));
    } catch (IllegalArgumentException unknown) {
      throw Problem.invalid(pointer + "/step", String.valueOf(unknown.getMessage())).thrown();
    }
    if (!rung.path("strikes").isInt()) {
      throw Problem.invalid(pointer + "/strikes", "strikes must be a whole number").thrown();
    }
    return new Rungs.Rung(
        Asked.whole(rung, "strikes", 1, 1_000_000, 1),
        step,
        Asked.span(rung, "for", Long.MAX_VALUE),
        Asked.share(rung, "to", 0),
        rung.path("review").asBoolean(false));
  }

  static State state(JsonNode policy, String pointer) throws ProblemException {
    String word = policy.path("state").asString("");
    for (State state : State.values()) {
      if (state.word().equals(word) && state != State.RETIRED) {
        return state;
      }
    }
    throw Problem.invalid(pointer + "/state", "state must be draft, shadow or live").thrown();
  }
}
