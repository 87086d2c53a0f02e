package dev.zhenzan.server.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Seeded settlements, and what must be read after them: kept in lists, looked up by walking. */
final class Settlements {
  private static final String[] NAMES = {
    "a", "b", "B", "小红", "é", "👍", "zz", "账号-7", "\uFFFD", "\uD83D\uDC4D"
  };

  private final Random random;
  private long number;

  Settlements(long seed) {
    random = new Random(seed);
  }

  Settlement next(long head) {
    number++;
    Closing closing =
        new Closing(number, head, random.nextInt(), 5 + number, "{\"切\":" + number + "}");
    List<LedgerRow> ledger = new ArrayList<>();
    for (long row = 0; row < head; row++) {
      if (random.nextInt(4) == 0) {
        int difference = random.nextBoolean() ? -7_000 : 7_000;
        ledger.add(new LedgerRow(row, number, difference, name(), "reason" + random.nextInt(3)));
      }
    }
    List<VerdictRow> verdicts = new ArrayList<>();
    Set<CountRow> counts = new HashSet<>();
    for (String name : new HashSet<>(Arrays.asList(NAMES))) {
      if (random.nextBoolean()) {
        verdicts.add(
            new VerdictRow(
                name,
                number,
                random.nextInt(1_000_000),
                -random.nextInt(9_000),
                "none",
                random.nextInt(3),
                "{\"lockstep\":1}",
                "[" + random.nextInt(100) + "]"));
        counts.add(new CountRow(name, number, random.nextInt(100), random.nextInt(1_000_000)));
      }
    }
    List<RingRow> rings = new ArrayList<>();
    for (int ring = 1; ring <= random.nextInt(4); ring++) {
      rings.add(
          new RingRow(number, ring, "mutual_group", random.nextBoolean(), "{\"members\":[]}"));
    }
    return new Settlement(closing, ledger, verdicts, rings, List.copyOf(counts));
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  static TreeMap<Long, String> weights(List<Settlement> settled) {
    TreeMap<Long, Integer> sums = new TreeMap<>();
    Map<Long, String> reasons = new HashMap<>();
    for (Settlement settlement : settled) {
      for (LedgerRow entry : settlement.ledger()) {
        sums.merge(entry.row(), entry.difference(), Integer::sum);
        reasons.put(entry.row(), entry.reason());
      }
    }
    TreeMap<Long, String> weights = new TreeMap<>();
    sums.forEach(
        (row, sum) -> {
          if (sum != 0) {
            weights.put(row, sum + " " + reasons.get(row));
          }
        });
    return weights;
  }

  static List<VerdictRow> latestVerdicts(List<Settlement> settled) {
    Map<String, VerdictRow> latest = new HashMap<>();
    settled.forEach(s -> s.verdicts().forEach(v -> latest.put(v.account(), v)));
    List<VerdictRow> verdicts = new ArrayList<>(latest.values());
    verdicts.sort((x, y) -> Arrays.compareUnsigned(bytes(x.account()), bytes(y.account())));
    return verdicts;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Set<CountRow> latestCounts(List<Settlement> settled) {
    Map<String, CountRow> latest = new HashMap<>();
    settled.forEach(s -> s.counts().forEach(c -> latest.put(c.target(), c)));
    return new HashSet<>(latest.values());
  }

  static List<LedgerRow> ledgerOf(List<Settlement> settled, long row) {
    return settled.stream().flatMap(s -> s.ledger().stream()).filter(e -> e.row() == row).toList();
  }

  static List<VerdictRow> verdictsOf(List<Settlement> settled, String account) {
    return settled.stream()
        .flatMap(s -> s.verdicts().stream())
        .filter(v -> v.account().equals(account))
        .toList();
  }
}
