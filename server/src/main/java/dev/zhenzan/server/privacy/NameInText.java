package dev.zhenzan.server.privacy;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds a name in texts: where it stands for itself, and not as a part of another one ({@code u10}
 * is not in {@code u100}; {@code 张三} is in {@code 点赞张三}, as Chinese has no blanks).
 */
final class NameInText {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** In front of answers that are kept. */
  private static final Pattern STATUS = Pattern.compile("\\d{3} ");

  private static final int STATUS_LENGTH = 4;

  private final String name;

  NameInText(String name) {
    this.name = name;
  }

  /** Whether the name is in a text. */
  boolean isIn(String text) {
    return next(text, 0) >= 0;
  }

  /** The text with something else in the place of the name, wherever that stands. */
  String replaced(String text, String instead) {
    int at = next(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    for (; at >= 0; at = next(text, from)) {
      replaced.append(text, from, at).append(instead);
      from = at + name.length();
    }
    return replaced.append(text, from, text.length()).toString();
  }

  private int next(String text, int from) {
    for (int at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !(isWord(text.charAt(at - 1)) && isWord(name.charAt(0)));
      boolean ends =
          end == text.length() || !(isWord(text.charAt(end)) && isWord(text.charAt(end - 1)));
      if (begins && ends) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * A text of JSON with each of its texts replaced, names of members too; of anything else the
   * whole text. Numbers stay as they are written, to the byte.
   */
  static String eachText(String text, UnaryOperator<String> replace) {
    int begin = STATUS.matcher(text).lookingAt() ? STATUS_LENGTH : 0;
    if (!isJson(text.substring(begin))) {
      return replace.apply(text);
    }
    StringBuilder replaced = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', from)) {
      int end = end(text, at);
      if (end < 0) {
        return replace.apply(text); // no JSON after all
      }
      String literal = text.substring(at, end);
      String before =
          literal.indexOf('\\') < 0
              ? literal.substring(1, literal.length() - 1)
              : JSON.readValue(literal, String.class);
      String after = replace.apply(before);
      replaced.append(text, from, at);
      replaced.append(after.equals(before) ? literal : JSON.writeValueAsString(after));
      from = end;
    }
    return replaced.append(text, from, text.length()).toString();
  }

  private static boolean isJson(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    try {
      JSON.readTree(text);
      return true;
    } catch (JacksonException words) {
      return false;
    }
  }

  /** Behind the quotation mark that ends the text which begins at one. */
  private static int end(String text, int begin) {
    for (int at = begin + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        return at + 1;
      }
    }
    return -1;
  }
}
