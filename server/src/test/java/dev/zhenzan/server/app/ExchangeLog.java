package dev.zhenzan.server.app;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Ten days of a small community in which twelve accounts like each other's posts every evening, in
 * the order of time, no two events at the same time.
 */
final class ExchangeLog {
  static final long BEGIN_MILLIS = 1_770_000_000_000L;
  private static final long DAY_MILLIS = 86_400_000;
  private static final int DAYS = 10;

  private final Random random;
  private final List<Report> reports = new ArrayList<>();

  private ExchangeLog(long seed) {
    random = new Random(seed);
  }

  static List<Report> of(long seed, int visits) {
    ExchangeLog log = new ExchangeLog(seed);
    log.residents(visits);
    log.members();
    return log.inOrder();
  }

  private void residents(int visits) {
    for (int at = 0; at < visits; at++) {
      String who = "u" + random.nextInt(300);
      String post = "post" + random.nextInt(400);
      long time = BEGIN_MILLIS + (long) (random.nextDouble() * DAYS * DAY_MILLIS);
      if (random.nextInt(12) != 0) {
        add(EventType.VIEW, who, post, time);
      }
      if (random.nextBoolean()) {
        add(EventType.LIKE, who, post, time + 3_000 + random.nextInt(37_000));
      }
      if (random.nextInt(20) == 0) {
        add(EventType.UNLIKE, who, post, time + 60_000 + random.nextInt(100_000));
      }
    }
  }

  private void members() {
    for (int day = 0; day < DAYS; day++) {
      for (int owner = 0; owner < 12; owner++) {
        long time = BEGIN_MILLIS + day * DAY_MILLIS + 72_000_000 + random.nextInt(600_000);
        for (int member = 0; member < 12; member++) {
          if (member != owner) {
            String post = "g" + owner + "-" + day;
            add(EventType.LIKE, "g" + member, post, time + random.nextInt(300_000));
          }
        }
      }
    }
  }

  private void add(EventType type, String who, String post, long time) {
    String owner = post.startsWith("g") ? post.substring(0, post.indexOf('-')) : post + "'s owner";
    boolean member = who.startsWith("g");
    reports.add(
        new Report(
            "e" + reports.size(),
            type,
            time,
            who,
            post,
            random.nextInt(10) == 0 ? null : owner,
            null,
            member ? "d" + who : sometimes("d" + Math.abs(who.hashCode() % 60)),
            member ? "10.0.1." + who.substring(1) : sometimes("10.0.0." + random.nextInt(30)),
            member
                ? 300 + random.nextInt(900)
                : random.nextInt(4) == 0 ? -1 : 2_000 + random.nextInt(30_000),
            member || random.nextInt(4) == 0 ? -1 : 1_000 + random.nextInt(9_001),
            -1));
  }

  private @Nullable String sometimes(String name) {
    return random.nextInt(8) == 0 ? null : name;
  }

  private List<Report> inOrder() {
    reports.sort(Comparator.comparingLong(Report::time).thenComparing(Report::id));
    List<Report> apart = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (Report each : reports) {
      last = Math.max(last + 1, each.time());
      apart.add(at(each, last));
    }
    return apart;
  }

  private static Report at(Report each, long time) {
    return new Report(
        each.id(),
        each.type(),
        time,
        each.actor(),
        each.target(),
        each.owner(),
        each.community(),
        each.device(),
        each.address(),
        each.dwellMillis(),
        each.completion(),
        each.textLength());
  }
}
