package dev.zhenzan.server.app;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as the document uses: type, required, properties, items, enum, $ref. */
final class SchemaCheck {
  private final JsonNode document;

  SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** What does not fit, with the place of each. */
  List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    check(schema, value, "$", faults);
    return faults;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema.has("$ref")) {
      check(document.at(schema.get("$ref").asString().substring(1)), value, at, faults);
      return;
    }
    if (schema.has("oneOf")) {
      long fitting = 0;
      for (JsonNode each : schema.get("oneOf")) {
        fitting += faults(each, value).isEmpty() ? 1 : 0;
      }
      if (fitting != 1) {
        faults.add(at + " fits " + fitting + " of the forms");
      }
      return;
    }
    if (schema.has("type") && !isOf(schema.get("type"), value)) {
      faults.add(at + " is no " + schema.get("type") + ": " + value);
      return;
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      faults.add(at + " is none of " + schema.get("enum") + ": " + value);
    }
    range(schema, value, at, faults);
    object(schema, value, at, faults);
    if (value.isArray() && schema.has("items")) {
      for (int index = 0; index < value.size(); index++) {
        check(schema.get("items"), value.get(index), at + "/" + index, faults);
      }
    }
  }

  private static void range(JsonNode schema, JsonNode value, String at, List<String> faults) {
    boolean low = schema.has("minimum") && value.doubleValue(0) < schema.get("minimum").asDouble();
    boolean high = schema.has("maximum") && value.doubleValue(0) > schema.get("maximum").asDouble();
    if (value.isNumber() && (low || high)) {
      faults.add(at + " is out of range: " + value);
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (!value.isObject()) {
      return;
    }
    JsonNode properties = schema.path("properties");
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        faults.add(at + " has no " + name);
      }
    }
    JsonNode further = schema.path("additionalProperties");
    value
        .properties()
        .forEach(
            field -> {
              String inside = at + "/" + field.getKey();
              if (properties.has(field.getKey())) {
                check(properties.get(field.getKey()), field.getValue(), inside, faults);
              } else if (further.isObject()) {
                check(further, field.getValue(), inside, faults);
              } else if (further.isBoolean() && !further.asBoolean()) {
                faults.add(inside + " is not in the document");
              }
            });
  }

  private static boolean isOf(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode each : type) {
        if (isOf(each, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> value.isNull();
    };
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode each : list) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
