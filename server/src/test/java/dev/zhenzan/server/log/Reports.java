package dev.zhenzan.server.log;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded reports: everyday ones, and such as nobody would expect. */
final class Reports {
  private static final String[] ODD = {
    "a",
    "小红",
    "真赞 · genuine",
    "👍🏽",
    "é",
    "e\u0301",
    " ",
    "",
    "0",
    "00",
    "-1",
    "x".repeat(1000),
    "名".repeat(333)
  };

  private final Random random;
  private long number;
  private long time = 1_700_000_000_000L;

  Reports(long seed) {
    random = new Random(seed);
  }

  /** What a site reports: ids in a row, few devices, times that go on. */
  Report everyday() {
    time += random.nextInt(20);
    boolean like = random.nextInt(4) == 0;
    return new Report(
        "e" + number++,
        like ? EventType.LIKE : EventType.VIEW,
        time,
        "account-" + random.nextInt(50_000),
        "post-" + (int) Math.abs(random.nextGaussian() * 2_000),
        "account-" + random.nextInt(2_000),
        null,
        "d" + random.nextInt(40_000),
        "10." + random.nextInt(200) + "." + random.nextInt(200) + ".7",
        like ? -1 : random.nextInt(60_000),
        like ? -1 : random.nextInt(10_001),
        -1);
  }

  List<Report> everyday(int count) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reports.add(everyday());
    }
    return reports;
  }

  /** Any field missing or odd. */
  Report odd() {
    return new Report(
        oddId(),
        EventType.of(random.nextInt(EventType.values().length)),
        random.nextInt(8) == 0 ? random.nextLong() >>> 1 : random.nextInt(1_000_000),
        oddName(),
        oddName(),
        maybe(oddName()),
        maybe(oddName()),
        maybe(oddName()),
        maybe(oddName()),
        oddNumber(),
        oddNumber(),
        oddNumber());
  }

  List<Report> odd(int count) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reports.add(odd());
    }
    return reports;
  }

  private @Nullable String oddId() {
    return switch (random.nextInt(9)) {
      case 0 -> null;
      case 1 -> Long.toString(random.nextInt(3000));
      case 2 -> "like-" + random.nextInt(2000);
      case 3 -> String.format("e%06d", random.nextInt(2_000_000));
      case 4 -> Long.toUnsignedString(random.nextLong());
      case 5 -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
      case 6 -> "0".repeat(random.nextInt(40)) + random.nextInt(100);
      case 7 -> "赞" + random.nextInt(100) + (random.nextBoolean() ? "👍" : "");
      default -> oddName();
    };
  }

  private String oddName() {
    return ODD[random.nextInt(ODD.length)] + (random.nextBoolean() ? random.nextInt(50) : "");
  }

  private @Nullable String maybe(String name) {
    return random.nextBoolean() ? name : null;
  }

  private int oddNumber() {
    return switch (random.nextInt(4)) {
      case 0 -> -1;
      case 1 -> 0;
      case 2 -> Integer.MAX_VALUE;
      default -> random.nextInt(100_000);
    };
  }
}
