package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.sim.board.BoardPlan;
import dev.zhenzan.sim.board.EngineScore;
import dev.zhenzan.sim.board.Figure;
import dev.zhenzan.sim.board.Goal;
import dev.zhenzan.sim.board.Scoreboard;
import dev.zhenzan.sim.board.Spread;
import dev.zhenzan.sim.board.Summary;
import dev.zhenzan.sim.board.WorldScore;
import dev.zhenzan.sim.ceiling.Ceiling;
import dev.zhenzan.sim.score.Calibration;
import dev.zhenzan.sim.score.FlaggedShare;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scoreboard as JSON: the plan, a line a world and method, the engine by seed, the targets. */
final class DetectionJson {
  private static final int WORTHS = 25;

  private final JsonGenerator json;

  private DetectionJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(Scoreboard board) throws IOException {
    return of(board, null);
  }

  /** The same with the words of both languages, for a page to draw from. */
  static String of(Scoreboard board, @Nullable BoardWords words) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      new DetectionJson(json).write(board, words);
    }
    return text.append('\n').toString();
  }

  private void write(Scoreboard board, @Nullable BoardWords words) throws IOException {
    BoardPlan plan = board.plan();
    List<Summary> summaries = board.summaries();
    json.writeStartObject();
    json.writeNumberField("accounts", plan.accounts());
    json.writeStringField("use", plan.use().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("seeds");
    for (long seed : plan.seeds()) {
      json.writeNumber(seed);
    }
    json.writeEndArray();
    json.writeNumberField("false_discovery_asked", plan.options().falseDiscoveryRate());
    json.writeArrayFieldStart("methods");
    for (Summary summary : summaries) {
      method(summary);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("calibration");
    for (WorldScore score : board.scores()) {
      calibration(score);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("settings");
    for (Scoreboard.Setting setting : board.settings()) {
      setting(setting);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("ceiling");
    for (Scoreboard.Worths worths : board.worths()) {
      worths(worths);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("targets");
    for (Summary summary : summaries) {
      goals(summary);
    }
    json.writeEndArray();
    if (words != null) {
      words(words);
    }
    json.writeEndObject();
  }

  private void words(BoardWords words) throws IOException {
    json.writeObjectFieldStart("words");
    for (String language : List.of("en", "zh")) {
      json.writeObjectFieldStart(language);
      for (Map.Entry<String, String> word : words.all(language).entrySet()) {
        json.writeStringField(word.getKey(), word.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void method(Summary summary) throws IOException {
    json.writeStartObject();
    json.writeStringField("world", summary.world());
    json.writeStringField("method", summary.method());
    json.writeObjectFieldStart("figures");
    for (Figure figure : Figure.values()) {
      Spread spread = summary.figure(figure);
      if (!Double.isNaN(spread.mean())) {
        json.writeObjectFieldStart(figure.id());
        json.writeNumberField("mean", spread.mean());
        json.writeNumberField("min", spread.min());
        json.writeNumberField("max", spread.max());
        json.writeEndObject();
      }
    }
    json.writeEndObject();
    shares("attacks", summary.attacks());
    shares("innocents", summary.innocents());
    json.writeFieldName("precision_at_recall");
    json.writeArray(summary.curve(), 0, summary.curve().length);
    json.writeEndObject();
  }

  private void shares(String name, List<FlaggedShare> shares) throws IOException {
    json.writeObjectFieldStart(name);
    for (FlaggedShare share : shares) {
      json.writeObjectFieldStart(share.group());
      json.writeNumberField("accounts", share.accounts());
      json.writeNumberField("flagged", share.flagged());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void calibration(WorldScore score) throws IOException {
    EngineScore engine = score.engine();
    json.writeStartObject();
    json.writeStringField("world", score.world());
    json.writeNumberField("seed", score.seed());
    json.writeArrayFieldStart("bins");
    for (Calibration.Bin bin : engine.calibration().bins()) {
      json.writeStartObject();
      json.writeNumberField("accounts", bin.items());
      json.writeNumberField("mean_suspicion", bin.meanProbability());
      json.writeNumberField("share_guilty", bin.shareGuilty());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void setting(Scoreboard.Setting setting) throws IOException {
    json.writeStartObject();
    json.writeStringField("world", setting.world());
    json.writeStringField("method", setting.rival().id());
    json.writeStringField("setting", setting.setting());
    if (Double.isFinite(setting.cut())) {
      json.writeNumberField("cut", setting.cut());
    }
    json.writeEndObject();
  }

  private void worths(Scoreboard.Worths worths) throws IOException {
    json.writeStartObject();
    json.writeStringField("world", worths.world());
    json.writeObjectFieldStart("share_of_gain");
    for (Ceiling.Worth worth : worths.features().stream().limit(WORTHS).toList()) {
      json.writeNumberField(worth.feature(), worth.share());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void goals(Summary summary) throws IOException {
    if (!summary.isEngine()) {
      return;
    }
    for (Goal goal : Goal.of(summary)) {
      json.writeStartObject();
      json.writeStringField("world", goal.world());
      json.writeStringField("what", goal.what());
      json.writeNumberField("measured", goal.measured());
      json.writeNumberField(goal.atLeast() ? "at_least" : "at_most", goal.bound());
      json.writeBooleanField("met", goal.isMet());
      json.writeEndObject();
    }
  }
}
