package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureView;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What 200 live policies cost one decision: percentiles of the time, the thread's processor time
 * each, and beside it what the bare pass costs: asking the view once for each feature.
 *
 * <p>Run: {@code mvn -q -pl server -am test-compile} and then {@code java -cp
 * server/target/test-classes:server/target/classes:core/target/classes:$(mvn -q -pl server
 * dependency:build-classpath -Dmdep.outputFile=/dev/stdout)
 * dev.zhenzan.server.policy.EvaluationBench [interpreted]}
 */
public final class EvaluationBench {
  private static final int POLICIES = 200;
  private static final int WARM = 40_000;
  private static final int ROUNDS = 200_000;

  private EvaluationBench() {}

  /** Prints the figures; {@code rich} adds a call that only the interpreter knows to each. */
  public static void main(String[] arguments) {
    boolean rich = arguments.length > 0 && arguments[0].equals("interpreted");
    Policies read = PolicyReader.read(List.of(Source.of("bench", file(rich))));
    if (!read.isSound()) {
      throw new IllegalStateException(read.problems().get(0).show(false));
    }
    List<PolicySet.Member> members = new ArrayList<>();
    read.policies().forEach(policy -> members.add(new PolicySet.Member(policy, State.LIVE)));
    PolicySet set = PolicySet.compile(members, On.LIKE);
    List<Map<Feature, Object>> values = values(set);
    measure(set, values, rich ? WARM / 40 : WARM);
    System.out.printf(
        "%d policies, %d features, %d interpreted%n",
        set.members().size(), set.features().size(), set.interpreted());
    report("evaluate", measure(set, values, rich ? ROUNDS / 40 : ROUNDS));
    report("bare", bare(set, values));
  }

  private static String file(boolean rich) {
    StringBuilder text = new StringBuilder("features:\n");
    for (int at = 0; at < 24; at++) {
      String type = List.of("like", "view", "any").get(at % 3);
      String within = List.of("1m", "10m", "1h", "1d").get(at % 4);
      String by = List.of("actor", "device", "target").get(at / 8);
      text.append("  c%d: {count: %s, by: %s, within: %s}%n".formatted(at, type, by, within));
    }
    text.append("policies:\n");
    for (int at = 0; at < POLICIES; at++) {
      text.append("  - id: p%d%n    version: 1%n    title: {en: a, zh: a}%n".formatted(at));
      text.append("    on: like\n    when: >\n      ");
      text.append(
          "c%d > %d && (suspicion >= 0.%d || c%d * 2 > c%d) && !(ring_kind in [\"\", \"alt_matrix\"]) && dwell_ms < %d%s%n"
              .formatted(
                  at % 24,
                  900 + at,
                  5 + at % 5,
                  (at + 7) % 24,
                  (at + 11) % 24,
                  200 + at,
                  rich ? " && !event_type.startsWith(\"x\")" : ""));
      text.append("    then: {limit: {for: 1h}}\n");
      text.append(
          "    because: {en: \"{c%d} within\", zh: \"{c%d}\"}%n".formatted(at % 24, at % 24));
      text.append("    budget: 5\n    owner: a\n");
    }
    return text.toString();
  }

  /** One subject in fifty is hit by many; the others by none. */
  private static List<Map<Feature, Object>> values(PolicySet set) {
    Random random = new Random(1);
    List<Map<Feature, Object>> all = new ArrayList<>();
    for (int subject = 0; subject < 512; subject++) {
      Map<Feature, Object> values = new HashMap<>();
      boolean wild = random.nextInt(50) == 0;
      for (Feature feature : set.features()) {
        values.put(
            feature,
            switch (feature.type()) {
              case WHOLE -> (long) random.nextInt(wild ? 4_000 : 1_000);
              case REAL -> random.nextDouble();
              case TRUTH -> random.nextBoolean();
              default -> random.nextBoolean() ? "task_group" : "";
            });
      }
      all.add(values);
    }
    return all;
  }

  private record Figures(long[] nanos, double cpuMicros, long hits) {}

  private static Figures measure(PolicySet set, List<Map<Feature, Object>> values, int rounds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[rounds];
    long hits = 0;
    long cpu = threads.getCurrentThreadCpuTime();
    for (int round = 0; round < rounds; round++) {
      Map<Feature, Object> of = values.get(round % values.size());
      FeatureView view = of::get;
      long began = System.nanoTime();
      hits += set.evaluate(new Subject("u" + round % 1_000, 1_000L * round), view).size();
      nanos[round] = System.nanoTime() - began;
    }
    double micros = (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / rounds;
    Arrays.sort(nanos);
    return new Figures(nanos, micros, hits);
  }

  private static Figures bare(PolicySet set, List<Map<Feature, Object>> values) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Feature> features = List.copyOf(set.features());
    long[] nanos = new long[ROUNDS];
    long known = 0;
    long cpu = threads.getCurrentThreadCpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      Map<Feature, Object> of = values.get(round % values.size());
      long began = System.nanoTime();
      for (Feature feature : features) {
        known += of.get(feature) == null ? 0 : 1;
      }
      nanos[round] = System.nanoTime() - began;
    }
    double micros = (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / ROUNDS;
    Arrays.sort(nanos);
    return new Figures(nanos, micros, known);
  }

  private static void report(String name, Figures figures) {
    long[] nanos = figures.nanos();
    System.out.printf(
        "%-9s p50 %.1f µs, p99 %.1f µs, p99.9 %.1f µs, cpu %.1f µs each, %d hits%n",
        name,
        nanos[nanos.length / 2] / 1e3,
        nanos[(int) (nanos.length * 0.99)] / 1e3,
        nanos[(int) (nanos.length * 0.999)] / 1e3,
        figures.cpuMicros(),
        figures.hits());
  }
}
