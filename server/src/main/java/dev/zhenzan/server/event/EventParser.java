package dev.zhenzan.server.event;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.EventWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads events from JSON one after another, in the short form or as CloudEvents 1.0 (structured).
 * One parser serves one thread, and keeps nothing of an event but its texts.
 */
public final class EventParser {
  // Fields of the two forms fall into the same slots: a CloudEvent is known by its specversion,
  // which may stand anywhere, so that the form is not known before the end. Whatever is wrong, the
  // event is read to its end, so that the next begins where it should.

  /** Before the type of a CloudEvent: {@code dev.zhenzan.like}. */
  static final String TYPE_PREFIX = "dev.zhenzan.";

  private final long nowMillis;
  private final EventDraft draft = new EventDraft();
  private boolean inData;
  private long unknownFields;

  /**
   * @param nowMillis the service's clock: events from further ahead are refused
   */
  public EventParser(long nowMillis) {
    this.nowMillis = nowMillis;
  }

  /**
   * Reads one event; the parser stands at the beginning of an object, and then at its end.
   *
   * @return {@code null} where something is wrong with it, see {@link #fault}
   * @throws tools.jackson.core.JacksonException if it is no JSON
   */
  public @Nullable Report read(JsonParser json) {
    draft.clear();
    inData = false;
    fields(json);
    return draft.report(nowMillis);
  }

  /**
   * Makes an event whose type, actor and target are known from elsewhere.
   *
   * @param json at the beginning of an object with the other fields, or {@code null} for none
   * @param freshId its id, unless the object has one
   * @return {@code null} where something is wrong with it, see {@link #fault}
   */
  public @Nullable Report complete(
      @Nullable JsonParser json, EventType type, String actor, String target, String freshId) {
    draft.clear();
    inData = false;
    if (json != null) {
      fields(json);
    }
    draft.type = type;
    draft.actor = actor;
    draft.target = target;
    if (draft.time == EventDraft.ABSENT) {
      draft.time = nowMillis;
    }
    if (draft.id == null) {
      draft.id = freshId;
    }
    return draft.report(nowMillis);
  }

  /** Stands for an event that is none at all. */
  void refuse(String detail) {
    draft.clear();
    draft.refuse("", detail);
  }

  /** What is wrong with the event that was read last. */
  public Fault fault() {
    Fault fault = draft.fault();
    return fault == null ? new Fault("", "is no event") : fault;
  }

  /** The id of the event that was read last, as it was reported. */
  public @Nullable String id() {
    return draft.id;
  }

  /** How many fields were passed over because they mean nothing here, over all events. */
  public long unknownFields() {
    return unknownFields;
  }

  private void fields(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (!event(json, name, value) && (inData || !envelope(json, name, value))) {
        unknownFields++;
        json.skipChildren();
      }
    }
  }

  /** Fields that both forms have; in a CloudEvent most of them stand within its data. */
  private boolean event(JsonParser json, String name, JsonToken value) {
    switch (name) {
      case "actor" -> draft.actor = name(json, name, value);
      case "target" -> draft.target = name(json, name, value);
      case "owner" -> draft.owner = name(json, name, value);
      case "community" -> draft.community = name(json, name, value);
      case "device" -> draft.device = name(json, name, value);
      case "ip" -> draft.address = name(json, name, value);
      case "dwell_ms" -> draft.dwellMillis = whole(json, name, value);
      case "completion" -> draft.completion = share(json, name, value);
      case "text_length" -> draft.textLength = whole(json, name, value);
      case "time" -> {
        long time = time(json, value);
        if (inData) {
          draft.timeInData = time;
        } else {
          draft.time = time;
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Fields of the short form's own, and those that CloudEvents put around their data. */
  private boolean envelope(JsonParser json, String name, JsonToken value) {
    switch (name) {
      case "id" -> draft.id = name(json, name, value);
      case "type" -> type(json, value);
      case "source" -> draft.source = name(json, name, value);
      case "subject" -> draft.subject = name(json, name, value);
      case "specversion" -> specVersion(json, value);
      case "datacontenttype", "dataschema" -> json.skipChildren();
      case "data" -> data(json, value);
      case "data_base64" -> {
        draft.refuse("/data_base64", "is not understood: send data as a JSON object");
        json.skipChildren();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void specVersion(JsonParser json, JsonToken value) {
    draft.cloudEvent = true;
    if (value != JsonToken.VALUE_STRING || !json.getString().equals("1.0")) {
      draft.refuse("/specversion", "must be \"1.0\"");
      json.skipChildren();
    }
  }

  private void data(JsonParser json, JsonToken value) {
    if (value == JsonToken.START_OBJECT) {
      draft.hasData = true;
      inData = true;
      fields(json);
      inData = false;
    } else if (value != JsonToken.VALUE_NULL) {
      draft.refuse("/data", "must be an object");
      json.skipChildren();
    }
  }

  private void type(JsonParser json, JsonToken value) {
    String word = name(json, "type", value);
    if (word == null) {
      return;
    }
    String plain = word.startsWith(TYPE_PREFIX) ? word.substring(TYPE_PREFIX.length()) : word;
    EventType meaning = EventWords.meaning(plain, /* archive= */ false);
    if (meaning == null) {
      draft.refuse("/type", "is not known: \"" + shortened(word) + "\"; see /v1/event-types");
    } else {
      draft.type = meaning;
    }
  }

  private @Nullable String name(JsonParser json, String field, JsonToken value) {
    switch (value) {
      case VALUE_STRING, VALUE_NUMBER_INT -> {
        String text = NameText.trimmed(json.getString());
        String wrong = NameText.fault(text);
        if (wrong != null) {
          draft.refuse(place(field), wrong);
        }
        return text.isEmpty() ? null : text;
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        draft.refuse(place(field), "must be a text");
        json.skipChildren();
        return null;
      }
    }
  }

  private long time(JsonParser json, JsonToken value) {
    long time =
        switch (value) {
          case VALUE_STRING -> EventTime.ofText(NameText.trimmed(json.getString()));
          case VALUE_NUMBER_INT -> EventTime.ofText(json.getString());
          case VALUE_NUMBER_FLOAT -> EventTime.ofNumber(json.getDoubleValue());
          case VALUE_NULL -> EventDraft.ABSENT;
          default -> EventTime.NOT_UNDERSTOOD;
        };
    json.skipChildren();
    if (time == EventTime.NOT_UNDERSTOOD && value != JsonToken.VALUE_NULL) {
      draft.refuse(
          place("time"),
          "is not understood: write 2026-03-01T08:00:00Z, or milliseconds since 1970");
    }
    return time;
  }

  private int whole(JsonParser json, String field, JsonToken value) {
    double number = number(json, value);
    if (number == EventDraft.ABSENT) {
      return -1;
    }
    if (Double.isNaN(number) || number < 0 || number > Integer.MAX_VALUE) {
      draft.refuse(place(field), "must be a whole number from 0 to " + Integer.MAX_VALUE);
      return -1;
    }
    return (int) Math.rint(number);
  }

  private int share(JsonParser json, String field, JsonToken value) {
    double number = number(json, value);
    if (number == EventDraft.ABSENT) {
      return -1;
    }
    if (!(number >= 0 && number <= 1)) {
      draft.refuse(place(field), "must be a number from 0 to 1");
      return -1;
    }
    return (int) Math.round(number * 10_000);
  }

  /** A number, {@link EventDraft#ABSENT}, or NaN where there is something else. */
  private static double number(JsonParser json, JsonToken value) {
    switch (value) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return json.getDoubleValue();
      }
      case VALUE_STRING -> {
        return number(NameText.trimmed(json.getString()));
      }
      case VALUE_NULL -> {
        return EventDraft.ABSENT;
      }
      default -> {
        json.skipChildren();
        return Double.NaN;
      }
    }
  }

  private static double number(String text) {
    if (text.isEmpty()) {
      return EventDraft.ABSENT;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private String place(String field) {
    return (inData ? "/data/" : "/") + field;
  }

  private static String shortened(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "…";
  }
}
