package dev.zhenzan.core.tempo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.Seeds;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.FoldContractTest;
import dev.zhenzan.core.flow.KeyedFold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Beside the contract of every fold: proves over seeded times that the measures are what an obvious
 * count with logarithms and sets gives, and that a timer collides with itself where a person does
 * not. Cannot prove that quarter octaves are the right cells for telling the two apart.
 */
class TempoFoldTest extends FoldContractTest<long[]> {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  @Override
  protected KeyedFold<long[]> fold() {
    return new TempoFold();
  }

  @Test
  void measuresAreThoseOfTheObviousCount() {
    for (long seed : Seeds.first(40)) {
      SplittableRandom random = new SplittableRandom(seed);
      SmallLog log = new SmallLog();
      long time = -random.nextLong(3 * DAY);
      for (int like = 0; like < random.nextInt(2, 200); like++) {
        time += (long) StrictMath.exp(random.nextDouble(20));
        log.like(time, 0, like);
      }
      assertEquals(naive(log), measured(log), Seeds.repeat(getClass(), seed));
    }
  }

  @Test
  void aTimerCollidesWithItself() {
    SmallLog timer = new SmallLog();
    SmallLog person = new SmallLog();
    SplittableRandom random = new SplittableRandom(1);
    long time = 0;
    for (int like = 0; like < 200; like++) {
      timer.like(like * 30_000L, 0, like);
      time += (long) StrictMath.exp(8 + 2 * random.nextGaussian());
      person.like(time, 0, like);
    }
    assertEquals(1000, measured(timer).get("collision_permille"));
    assertEquals(true, measured(person).get("collision_permille") < 100);
  }

  private Map<String, Long> measured(SmallLog log) {
    long[] state = folded(log.events());
    long[] out = new long[fold().measures().size()];
    fold().measure(state, out);
    Map<String, Long> measures = new HashMap<>();
    for (int at = 0; at < out.length; at++) {
      measures.put(fold().measures().get(at), out[at]);
    }
    return measures;
  }

  private static Map<String, Long> naive(SmallLog log) {
    List<EventRecord> events = log.events();
    Set<Long> hours = new HashSet<>();
    Set<Long> days = new HashSet<>();
    Map<Integer, Long> cells = new HashMap<>();
    long intervals = 0;
    for (int at = 0; at < events.size(); at++) {
      hours.add(Math.floorMod(Math.floorDiv(events.get(at).time(), HOUR), 24L));
      days.add(Math.floorDiv(events.get(at).time(), DAY));
      long interval = at == 0 ? DAY + 1 : events.get(at).time() - events.get(at - 1).time();
      if (interval <= DAY) {
        intervals++;
        cells.merge(quarterOctave(interval), 1L, Long::sum);
      }
    }
    long collisions = cells.values().stream().mapToLong(n -> n * (n - 1)).sum();
    return Map.of(
        "intervals",
        intervals,
        "collision_permille",
        intervals < 2 ? 0 : collisions * 1000 / (intervals * (intervals - 1)),
        "hours_active",
        (long) hours.size(),
        "days_active",
        (long) days.size(),
        "likes",
        (long) events.size());
  }

  private static int quarterOctave(long interval) {
    double tenths = Math.floor(Math.max(100, interval) / 100.0);
    return (int) Math.min(79, Math.floor(4 * Math.log(tenths) / Math.log(2) + 1e-12));
  }
}
