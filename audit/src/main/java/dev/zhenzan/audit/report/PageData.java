package dev.zhenzan.audit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.core.verdict.LikeVerdicts;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers that the charts are drawn from, as JSON that is safe inside a script element. */
final class PageData {
  private static final List<String> WORDS =
      List.of("word.honest", "word.withheld", "word.targets", "chart.time", "chart.spread");

  private PageData() {}

  static String json(Context context, @Nullable FocusDigest focus, Texts texts) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      Digest digest = context.digest;
      json.writeFieldName("time");
      series(json, digest.buckets, digest.rawByBucket, digest.honestBpByBucket);
      json.writeFieldName("spread");
      long[] spread = TimeSection.spread(context.findings.counts());
      json.writeArray(spread, 0, spread.length);
      if (focus != null) {
        json.writeFieldName("focus");
        series(json, focus.buckets, focus.rawByBucket, focus.honestBpByBucket);
      }
      for (String language : List.of("en", "zh")) {
        words(json, language, spread.length, texts);
      }
      json.writeEndObject();
    }
    return out.toString().replace("<", "\\u003c");
  }

  /**
   * Start and width of the buckets in milliseconds; honest and withheld likes, honest + withheld =
   * raw.
   */
  private static void series(JsonGenerator json, TimeBuckets buckets, long[] raw, long[] honestBp)
      throws IOException {
    long[] honest = new long[raw.length];
    long[] withheld = new long[raw.length];
    for (int i = 0; i < raw.length; i++) {
      honest[i] = Math.min(raw[i], Math.round(honestBp[i] / (double) LikeVerdicts.WHOLE));
      withheld[i] = raw[i] - honest[i];
    }
    json.writeStartObject();
    json.writeNumberField("start", buckets.start());
    json.writeNumberField("width", buckets.width());
    json.writeFieldName("honest");
    json.writeArray(honest, 0, honest.length);
    json.writeFieldName("withheld");
    json.writeArray(withheld, 0, withheld.length);
    json.writeEndObject();
  }

  private static void words(JsonGenerator json, String language, int steps, Texts texts)
      throws IOException {
    json.writeObjectFieldStart(language);
    for (String key : WORDS) {
      json.writeStringField(key.substring(key.indexOf('.') + 1), texts.say(key).in(language));
    }
    json.writeArrayFieldStart("steps");
    for (int i = 0; i < steps; i++) {
      json.writeString(texts.say("spread.step." + i).in(language));
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
