package dev.zhenzan.server.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.Policy;
import dev.zhenzan.server.policy.PolicyReader;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.text.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Can prove that our closures and dev.cel's interpreter say the same of thousands of random
 * conditions and values: numbers at the edges of 64 bits, division by zero, values that are not
 * known. Cannot prove it of operators that the generator does not write.
 */
final class SameAsInterpreterTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final int CONDITIONS = 1_000;
  private static final int VALUES = 30;
  private static final String[] WHOLES = {"dwell_ms", "strikes", "ring_size", "signal_ring"};
  private static final String[] REALS = {"suspicion", "completion", "session_minutes"};
  private static final String[] TRUTHS = {"has_view", "flagged", "allowed"};
  private static final String[] TEXTS = {"event_type", "ring_kind", "action"};
  private static final String[] WORDS = {"like", "task_group", "clean", "none", ""};

  private final Random random = new Random(SEED);

  @Test
  void theFastWaySaysWhatTheInterpreterSays() {
    List<Condition> conditions = conditions();
    Conditions fast = Conditions.of(conditions);
    Conditions slow = Conditions.interpreted(conditions);
    Frame fastFrame = fast.frame();
    Frame slowFrame = slow.frame();
    int[] said = new int[3];
    for (int round = 0; round < VALUES; round++) {
      Map<String, Object> values = values(fast.features());
      for (int at = 0; at < conditions.size(); at++) {
        fastFrame.open(feature -> values.get(feature.name()));
        slowFrame.open(feature -> values.get(feature.name()));
        Conditions.Said expected = slow.ask(at, slowFrame);
        said[expected.ordinal()]++;
        assertEquals(
            expected,
            fast.ask(at, fastFrame),
            conditions.get(at).text()
                + " of "
                + values
                + "; repeat with -Dtest=SameAsInterpreterTest -Dzhenzan.seed="
                + SEED);
      }
    }
    for (int count : said) {
      assertTrue(count > CONDITIONS, "no, yes and undecided are all met often, not " + count);
    }
    assertTrue(
        fast.interpreted() < conditions.size() / 10, "the interpreter took " + fast.interpreted());
  }

  private List<Condition> conditions() {
    StringBuilder file = new StringBuilder("policies:\n");
    for (int at = 0; at < CONDITIONS; at++) {
      file.append("  - id: p").append(at).append('\n');
      file.append("    version: 1\n    title: {en: a, zh: a}\n    on: like\n");
      file.append("    when: |\n      ").append(truth(3)).append('\n');
      file.append("    then: observe\n    because: {en: a, zh: a}\n    budget: 1\n    owner: a\n");
    }
    Policies read = PolicyReader.read(List.of(Source.of("generated", file.toString())));
    read.problems()
        .forEach(problem -> assertTrue(isPlain(problem.what().english()), problem.show(false)));
    return read.policies().stream().map(Policy::when).toList();
  }

  /** The generator may write conditions without a feature, or with a word that never comes. */
  private static boolean isPlain(String what) {
    return what.contains("the same for everybody") || what.contains("never holds");
  }

  private String truth(int depth) {
    if (depth == 0) {
      return random.nextInt(8) == 0 ? one("true", "false") : one(TRUTHS);
    }
    return switch (random.nextInt(12)) {
      case 0, 1 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
      case 2, 3 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
      case 4 -> "!" + truth(depth - 1);
      case 5 -> "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")";
      case 6 -> "(" + truth(depth - 1) + one(" == ", " != ") + truth(depth - 1) + ")";
      case 7 -> "(" + real(depth - 1) + compare(6) + real(depth - 1) + ")";
      case 8 -> "(" + real(depth - 1) + compare(4) + whole(depth - 1) + ")";
      case 9 -> "(" + one(TEXTS) + one(" == ", " != ") + '"' + one(WORDS) + "\")";
      case 10 ->
          random.nextBoolean()
              ? "(" + whole(depth - 1) + " in [1, 7, 300])"
              : one("(ring_kind in [\"task_group\", \"\"])", "(\"like\" in labels)");
      default -> "(" + whole(depth - 1) + compare(6) + whole(depth - 1) + ")";
    };
  }

  private String compare(int first) {
    String[] all = {" < ", " <= ", " > ", " >= ", " == ", " != "};
    return all[random.nextInt(first)];
  }

  private String whole(int depth) {
    if (depth <= 0 || random.nextInt(3) == 0) {
      return random.nextInt(3) == 0
          ? one("0", "1", "-1", "7", "300", "9223372036854775807", "4611686018427387904")
          : one(WHOLES);
    }
    if (random.nextInt(8) == 0) {
      return "(" + truth(depth - 1) + " ? " + whole(depth - 1) + " : " + whole(depth - 1) + ")";
    }
    if (random.nextInt(8) == 0) {
      return "(-" + one(WHOLES) + ")";
    }
    String operator = one(" + ", " - ", " * ", " / ", " % ");
    return "(" + whole(depth - 1) + operator + whole(depth - 1) + ")";
  }

  private String real(int depth) {
    if (depth <= 0 || random.nextInt(3) == 0) {
      return random.nextInt(3) == 0
          ? one("0.0", "0.5", "1.0", "-2.25", "1e300", "9.223372036854775807e18")
          : one(REALS);
    }
    String operator = one(" + ", " - ", " * ", " / ");
    return "(" + real(depth - 1) + operator + real(depth - 1) + ")";
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  private Map<String, Object> values(List<Feature> features) {
    long[] wholes = {0, 1, 7, 300, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, 250};
    double[] reals = {0, 0.5, 1, -2.25, 300, 1e300, 0x1p63, -0.0};
    Map<String, Object> values = new HashMap<>();
    for (Feature feature : features) {
      if (random.nextInt(4) > 0) {
        values.put(
            feature.name(),
            switch (feature.type()) {
              case WHOLE -> wholes[random.nextInt(wholes.length)];
              case REAL -> reals[random.nextInt(reals.length)];
              case TRUTH -> random.nextBoolean();
              case TEXT -> one(WORDS);
              case NAMES -> random.nextBoolean() ? new ArrayList<>(List.of("like")) : List.of();
            });
      }
    }
    return values;
  }
}
