package dev.zhenzan.audit.read;

/** Blanks, tabs and line ends around a value, which are never part of it. */
final class Blanks {
  private Blanks() {}

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** The text without what is blank at its ends; mostly the same object. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
