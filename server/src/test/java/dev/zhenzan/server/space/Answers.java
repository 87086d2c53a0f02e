package dev.zhenzan.server.space;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Map;
import java.util.TreeSet;

/** Compares many answers at once and shows the first few that differ, not all that agree. */
final class Answers {
  private static final int SHOWN = 5;

  private Answers() {}

  static void assertSame(Map<String, ?> expected, Map<String, ?> found, String where) {
    TreeSet<String> questions = new TreeSet<>(expected.keySet());
    questions.addAll(found.keySet());
    questions.removeIf(
        each -> String.valueOf(expected.get(each)).equals(String.valueOf(found.get(each))));
    if (!questions.isEmpty()) {
      StringBuilder text = new StringBuilder(where + ": " + questions.size() + " answers differ");
      questions.stream()
          .limit(SHOWN)
          .forEach(
              each ->
                  text.append("\n  " + each)
                      .append("\n    expected " + expected.get(each))
                      .append("\n    found    " + found.get(each)));
      fail(text.toString());
    }
  }
}
