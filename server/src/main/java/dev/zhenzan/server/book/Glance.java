package dev.zhenzan.server.book;

import dev.zhenzan.server.book.Book.Moment;
import dev.zhenzan.server.book.Book.Sight;
import dev.zhenzan.server.book.Book.Verdict;
import dev.zhenzan.server.log.VerdictRow;
import org.jspecify.annotations.Nullable;

/**
 * What a gate sees of the book. It waits for nobody: blocks and closings that are just being taken
 * in are passed over, and are seen as a whole once they were announced.
 */
final class Glance {
  private final Memory memory;
  private final Pacing pacing;
  private volatile Given given;
  private volatile Announced announced = new Announced(Moment.NONE, Judged.NOTHING);

  private record Announced(Moment moment, Judged judged) {}

  Glance(Memory memory) {
    this.memory = memory;
    pacing = new Pacing(memory);
    given = new Given(memory, 0, Long.MIN_VALUE);
  }

  /** What memory holds is whole again; for the thread that changes it, others kept out. */
  void announce() {
    announced = new Announced(memory.now(), memory.judged);
  }

  /** The same when a closing settled: a block that is half taken in is not seen for that. */
  void announceSettled() {
    Moment seen = announced.moment;
    Moment now = memory.now();
    announced =
        new Announced(
            new Moment(
                seen.head(),
                now.closing(),
                now.settledMillis(),
                seen.newestMillis(),
                seen.duplicates(),
                seen.head() == now.head() ? now.late() : seen.late()),
            memory.judged);
  }

  Moment now() {
    return announced.moment;
  }

  Sight of(String account, @Nullable String device, long nowMillis) {
    Announced seen = announced;
    VerdictRow verdict = seen.judged.of(account);
    int number = memory.account(account);
    return new Sight(
        seen.moment,
        verdict == null ? null : told(verdict, seen.judged, memory.masks.of(number), nowMillis),
        pacing.of(
            number,
            device == null ? -1 : memory.log.devices.known(device),
            (int) seen.moment.head(),
            nowMillis),
        seen.judged.usualPace(),
        () -> given(seen.judged).of(number));
  }

  private Given given(Judged judged) {
    Given known = given;
    if (!known.isOf(judged)) {
      known = new Given(memory, judged.head(), judged.endMillis());
      given = known;
    }
    return known;
  }

  private static Verdict told(VerdictRow row, Judged judged, @Nullable Mask mask, long nowMillis) {
    Judged.Company company = judged.ring(row.ring());
    int engine = Judged.weight(row);
    int weight = mask == null ? engine : mask.weight(engine, nowMillis);
    return new Verdict(
        row.action(),
        weight,
        row.suspicionMillionths(),
        row.millinats(),
        row.ring(),
        company.kind(),
        company.members(),
        row.contributions());
  }
}
