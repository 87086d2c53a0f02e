package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.EventTime;
import dev.zhenzan.server.event.NameText;
import dev.zhenzan.server.log.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Counts of targets: raw and honest side by side. */
final class CountsApi {
  /** The most targets in one question. */
  static final int TARGETS_MAX = 1_000;

  private static final JsonFactory JSON = new JsonFactory();

  private final Book book;
  private final Past past;

  CountsApi(Book book, Past past) {
    this.book = book;
    this.past = past;
  }

  /** {@code GET /v1/targets/{target}/counts}, now or {@code ?as_of=} a time. */
  ServerResponse one(Call call) throws ProblemException, StoreException {
    String target = call.name("target");
    Optional<String> asOf = call.parameter("as_of");
    if (asOf.isPresent()) {
      long time = time(asOf.get());
      Book.Moment moment = book.now();
      return Reply.ok(
          Shown.count(past.countAt(target, time))
              .put("as_of", Shown.time(time))
              .put("moment", Shown.moment(moment)));
    }
    Book.Counts now = book.countsNow(List.of(target));
    return Reply.ok(Shown.count(now.counts().get(0)).put("moment", Shown.moment(now.moment())));
  }

  private static long time(String text) throws ProblemException {
    long time = EventTime.ofText(NameText.trimmed(text));
    if (time < 0 || time >= EventTime.END) {
      throw Problem.invalid(
              "/query/as_of",
              "as_of must be a time such as 2026-03-01T08:00:00Z (a + is written %2B in a URL)")
          .thrown();
    }
    return time;
  }

  /** {@code POST /v1/counts}: many targets at once, in the order asked. */
  ServerResponse many(Call call) throws IOException, ProblemException {
    List<String> targets = targets(call.body(4 << 20));
    Book.Counts now = book.countsNow(targets);
    List<Book.Count> counts = now.counts();
    ByteArrayOutputStream out = new ByteArrayOutputStream(128 * counts.size() + 256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeName("counts");
      json.writeStartArray();
      for (Book.Count count : counts) {
        write(json, count);
      }
      json.writeEndArray();
      json.writeName("moment");
      json.writeRawValue(Doc.text(Shown.moment(now.moment())));
      json.writeEndObject();
    }
    return Reply.json(200, out.toByteArray());
  }

  /** The same fields as {@link Shown#count}, without a document for each. */
  private static void write(JsonGenerator json, Book.Count count) {
    json.writeStartObject();
    json.writeStringProperty("target", count.target());
    json.writeNumberProperty("raw", count.raw());
    json.writeNumberProperty("pending", count.pending());
    likes(json, "honest", count.honest());
    likes(json, "provisional", count.provisional());
    json.writeName("withheld");
    json.writeStartObject();
    for (Map.Entry<String, Long> reason : count.withheld().entrySet()) {
      likes(json, reason.getKey(), reason.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void likes(JsonGenerator json, String field, long basisPoints) {
    if (basisPoints % 10_000 == 0) {
      json.writeNumberProperty(field, basisPoints / 10_000);
    } else {
      json.writeNumberProperty(field, basisPoints / 1e4);
    }
  }

  /** {@code {"targets": ["a", …]}}. */
  private static List<String> targets(byte[] body) throws ProblemException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw Problem.malformed("the body must be a JSON object").thrown();
      }
      List<String> targets = null;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = json.currentName().equals("targets");
        JsonToken value = json.nextToken();
        if (wanted && value == JsonToken.START_ARRAY) {
          targets = list(json);
        } else {
          json.skipChildren();
        }
      }
      if (targets == null) {
        throw Problem.invalid("/targets", "targets must be an array of texts").thrown();
      }
      return targets;
    } catch (JacksonException broken) {
      throw Problem.malformed("the body is not JSON: " + broken.getOriginalMessage()).thrown();
    }
  }

  private static List<String> list(JsonParser json) throws ProblemException {
    List<String> targets = new ArrayList<>();
    for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
      String pointer = "/targets/" + targets.size();
      if (targets.size() == TARGETS_MAX) {
        throw Problem.invalid(pointer, "at most " + TARGETS_MAX + " targets are answered").thrown();
      }
      if (next != JsonToken.VALUE_STRING && next != JsonToken.VALUE_NUMBER_INT) {
        throw Problem.invalid(pointer, "each target must be a text").thrown();
      }
      targets.add(Call.checkedName(json.getString(), pointer));
    }
    return targets;
  }
}
