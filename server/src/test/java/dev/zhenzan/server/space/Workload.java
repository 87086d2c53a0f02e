package dev.zhenzan.server.space;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.sim.SimEvent;
import dev.zhenzan.sim.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What platforms do to a service, from a seed. {@link SlowBook} knows what must come of it. */
public final class Workload {
  private static final long BEGIN_MILLIS = 1_700_000_000_000L;
  private static final EventType[] TYPES = {
    EventType.LIKE, EventType.LIKE, EventType.LIKE, EventType.UNLIKE, EventType.VIEW
  };

  private Workload() {}

  /** A few accounts that like and unlike a few targets again and again, at times that collide. */
  public static List<Report> storm(long seed, int events) {
    Random random = new Random(seed);
    List<Report> reports = new ArrayList<>();
    for (int at = 0; at < events; at++) {
      String id = random.nextInt(4) == 0 ? null : "e" + at;
      reports.add(
          new Report(
              id,
              TYPES[random.nextInt(TYPES.length)],
              BEGIN_MILLIS + at * 100L / 8 * 8 + random.nextInt(3),
              "账号" + random.nextInt(12),
              "post/" + random.nextInt(9),
              random.nextBoolean() ? "owner" + random.nextInt(4) : null,
              null,
              random.nextBoolean() ? "d" + random.nextInt(5) : null,
              null,
              random.nextInt(3) == 0 ? random.nextInt(9000) : -1,
              -1,
              -1));
    }
    return reports;
  }

  /** A world of the simulator as its platform would report it. */
  public static List<Report> of(World world) {
    return world.events().stream().map(Workload::report).toList();
  }

  private static Report report(SimEvent event) {
    double completion = event.completion();
    return new Report(
        event.id(),
        event.type(),
        event.time(),
        event.actor(),
        event.target(),
        event.owner(),
        event.community(),
        event.device(),
        event.ip(),
        (int) event.dwellMillis(),
        Double.isNaN(completion) ? -1 : (int) Math.round(completion * 10_000),
        event.textLength());
  }

  /** Some are delivered again, at once or much later; those without an id never are. */
  public static List<Report> withDuplicates(List<Report> reports, long seed) {
    Random random = new Random(seed);
    List<Report> delivered = new ArrayList<>(reports);
    for (Report report : reports) {
      if (report.id() != null && random.nextInt(10) == 0) {
        delivered.add(random.nextInt(delivered.size() + 1), report);
      }
    }
    return delivered;
  }

  public static List<Report> shuffled(List<Report> reports, long seed) {
    List<Report> shuffled = new ArrayList<>(reports);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** Batches of 1 to 700. */
  public static List<List<Report>> batches(List<Report> reports, long seed) {
    Random random = new Random(seed);
    List<List<Report>> batches = new ArrayList<>();
    for (int from = 0; from < reports.size(); ) {
      int to = Math.min(reports.size(), from + 1 + random.nextInt(random.nextInt(700) + 1));
      batches.add(reports.subList(from, to));
      from = to;
    }
    return batches;
  }
}
