package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Platform;
import dev.zhenzan.sim.stage.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ring learns from the verdicts that the platform publishes: which of its accounts are
 * burned, and how much care it should take.
 *
 * <p>It learns half an hour after an epoch's end, when word has gone round, and nothing that was
 * done before changes: not even a look at a post before the like that the news prevents. A ring of
 * which nobody is flagged goes on as it did.
 */
final class Alarm {
  /** A ring of which this share is flagged takes all the care it can. */
  private static final double PANIC = 0.5;

  private static final long WORD_GOES_ROUND = 30 * Span.MINUTE;

  private final Platform platform;
  private final Span span;
  private final List<Person> accounts = new ArrayList<>();

  Alarm(Platform platform, Span span) {
    this.platform = platform;
    this.span = span;
  }

  /** Makes an account one of the ring's. */
  void watch(Person account) {
    accounts.add(account);
  }

  /** When the ring hears that the account is flagged; {@link Long#MAX_VALUE} for never. */
  long burnedAt(Person account) {
    for (int epoch = 0; epoch < platform.epochs() - 1; epoch++) {
      if (platform.published(epoch).isFlagged(account)) {
        return heard(epoch + 1);
      }
    }
    return Long.MAX_VALUE;
  }

  /** How much care the ring takes at the time, 0…1. */
  double level(long time) {
    long heard = since(time);
    int burned = 0;
    for (Person account : accounts) {
      burned += burnedAt(account) <= heard ? 1 : 0;
    }
    return accounts.isEmpty() ? 0 : Math.min(1, burned / (PANIC * accounts.size()));
  }

  /** From when on the care of that time was taken. */
  long since(long time) {
    return heard(platform.epoch(span, time - WORD_GOES_ROUND));
  }

  private long heard(int epoch) {
    return platform.begins(span, epoch) + WORD_GOES_ROUND;
  }
}
