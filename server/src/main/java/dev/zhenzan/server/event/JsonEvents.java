package dev.zhenzan.server.event;

import dev.zhenzan.core.event.EventType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON body that holds one event, or an array of them. */
public final class JsonEvents {
  /** No text of an event needs more, nor does any nest deeper; what is skipped may be longer. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 20).build();

  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

  private JsonEvents() {}

  static JsonParser parser(byte[] body, int from, int length) {
    return JSON.createParser(ObjectReadContext.empty(), body, from, length);
  }

  /**
   * Makes an event of the fields in a body that may be empty; see {@link EventParser#complete}.
   *
   * @throws MalformedException if the body is not empty and no JSON object
   */
  public static @Nullable Report complete(
      byte[] body, EventParser events, EventType type, String actor, String target, String freshId)
      throws MalformedException {
    if (body.length == 0) {
      return events.complete(null, type, actor, target, freshId);
    }
    try (JsonParser json = parser(body, 0, body.length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("the body must be a JSON object, or empty");
      }
      Report report = events.complete(json, type, actor, target, freshId);
      if (json.nextToken() != null) {
        throw new MalformedException("something follows the object");
      }
      return report;
    } catch (JacksonException broken) {
      throw new MalformedException(explained(broken));
    }
  }

  /** What a body held; {@code single} if it was one event and no array. */
  public record Body(ReadBatch batch, boolean single) {}

  /**
   * Reads a whole body.
   *
   * @param most how many events an array may have
   * @throws MalformedException if it is no JSON, or neither an object nor an array, or too long
   */
  public static Body read(byte[] body, EventParser events, int most) throws MalformedException {
    ReadBatch batch = new ReadBatch(0);
    try (JsonParser json = parser(body, 0, body.length)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_ARRAY) {
        array(json, events, batch, most);
      } else if (first == JsonToken.START_OBJECT) {
        batch.add(event(json, first, events), events);
      } else {
        throw new MalformedException(
            first == null ? "the body is empty" : "an object or an array of objects is expected");
      }
      if (json.nextToken() != null) {
        throw new MalformedException(
            "something follows the "
                + (first == JsonToken.START_ARRAY ? "array" : "object")
                + "; events one a line are application/x-ndjson");
      }
      return new Body(batch, first == JsonToken.START_OBJECT);
    } catch (JacksonException broken) {
      throw new MalformedException("event " + batch.items() + ": " + explained(broken));
    }
  }

  private static void array(JsonParser json, EventParser events, ReadBatch batch, int most)
      throws MalformedException {
    for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
      if (batch.items() == most) {
        throw new MalformedException(
            "an array may have " + most + " events; send more as application/x-ndjson");
      }
      batch.add(event(json, next, events), events);
    }
  }

  /** The event at which the parser stands, or {@code null} if it is none. */
  static @Nullable Report event(JsonParser json, @Nullable JsonToken token, EventParser events) {
    if (token == JsonToken.START_OBJECT) {
      return events.read(json);
    }
    json.skipChildren();
    json.finishToken(); // a text is read when it is asked for, and may not end
    events.refuse("must be an object");
    return null;
  }

  /** What is wrong and where, without the parser's own words about its source. */
  static String explained(JacksonException broken) {
    String what = broken.getOriginalMessage();
    var place = broken.getLocation();
    String text = what == null ? "is not JSON" : "is not JSON: " + what;
    return place == null
        ? text
        : text + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }
}
