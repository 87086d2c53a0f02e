package dev.zhenzan.server.key;

import java.util.Map;
import java.util.TreeMap;

/**
 * One way to write a document down, so that a signature over its bytes can be checked by anybody
 * who has the document: RFC 8785 for objects, texts and whole numbers, which is all that statements
 * hold.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The document without blanks, members sorted by the UTF-16 units of their names.
   *
   * @param value texts, whole numbers, truths, and maps of these
   * @throws IllegalArgumentException for anything else
   */
  public static String of(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      object(map, out);
    } else if (value instanceof String text) {
      text(text, out);
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("a statement cannot hold " + value.getClass());
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    out.append('{');
    String between = "";
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      out.append(between);
      text(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      between = ",";
    }
    out.append('}');
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      character(text.charAt(at), out);
    }
    out.append('"');
  }

  private static void character(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
