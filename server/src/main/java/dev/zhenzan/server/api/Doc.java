package dev.zhenzan.server.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object being put together, its fields in the order given. */
final class Doc {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** Adds a text, number, truth, list, map, document, or {@code null}. */
  Doc put(String field, @Nullable Object value) {
    fields.put(field, value);
    return this;
  }

  /** Adds it unless it is {@code null}. */
  Doc putIfKnown(String field, @Nullable Object value) {
    return value == null ? this : put(field, value);
  }

  Map<String, @Nullable Object> fields() {
    return fields;
  }

  byte[] bytes() {
    return bytes(this);
  }

  /** A document, list or map as JSON in UTF-8. */
  static byte[] bytes(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      write(json, value);
    }
    return out.toByteArray();
  }

  static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, @Nullable Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Doc doc) {
      write(json, doc.fields);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeName(String.valueOf(entry.getKey()));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object each : list) {
        write(json, each);
      }
      json.writeEndArray();
    } else {
      scalar(json, value);
    }
  }

  private static void scalar(JsonGenerator json, Object value) {
    if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      decimal(json, number.doubleValue());
    } else {
      json.writeString(value.toString());
    }
  }

  /** JSON has no infinity and no NaN. */
  private static void decimal(JsonGenerator json, double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  /** A list of documents made from what is given. */
  static <T> List<Doc> each(List<T> list, java.util.function.Function<T, Doc> made) {
    return list.stream().map(made).toList();
  }
}
