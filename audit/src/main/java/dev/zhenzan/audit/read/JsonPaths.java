package dev.zhenzan.audit.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The paths to plain values in JSON records: dotted, as people write them → as DuckDB wants. */
final class JsonPaths {
  private static final int DEPTH_MAX = 5;
  private static final int PATHS_MAX = 2_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> paths = new LinkedHashMap<>();

  /** Takes note of one record; one that is malformed adds what comes before the fault. */
  void see(byte[] bytes, int start, int end) {
    try (JsonParser parser = JSON.createParser(bytes, start, end - start)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        object(parser, "", "$", 0);
      }
    } catch (IOException e) {
      // The record is judged when it is read; here only its names matter.
    }
  }

  private void object(JsonParser parser, String dotted, String path, int depth) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String inner = path + '.' + '"' + name + '"';
      String shown = dotted.isEmpty() ? name : dotted + '.' + name;
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && depth < DEPTH_MAX) {
        object(parser, shown, inner, depth + 1);
      } else {
        parser.skipChildren();
        if (paths.size() < PATHS_MAX && name.indexOf('"') < 0 && name.indexOf('\\') < 0) {
          paths.putIfAbsent(shown, inner);
        }
      }
    }
  }

  /** Dotted → DuckDB's. */
  Map<String, String> all() {
    return paths;
  }

  /** The path of a dotted name, whether it was seen or not. */
  String path(String dotted) {
    String seen = paths.get(dotted);
    if (seen != null) {
      return seen;
    }
    StringBuilder path = new StringBuilder("$");
    for (String name : dotted.split("\\.", -1)) {
      path.append(".\"").append(name.replace("\"", "")).append('"');
    }
    return path.toString();
  }
}
