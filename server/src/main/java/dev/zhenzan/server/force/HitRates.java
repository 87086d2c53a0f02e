package dev.zhenzan.server.force;

import dev.zhenzan.server.policy.life.HitAlarm;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often policies hit since the start, and whether one hits more than it used to. */
public final class HitRates {
  /** One false alarm in so many closings in the mean. */
  private static final long QUIET_CLOSINGS = 1_000;

  private final Map<String, Rate> rates = new TreeMap<>();
  private long asked;

  private static final class Rate {
    final HitAlarm alarm = new HitAlarm(QUIET_CLOSINGS);
    final Set<String> accounts = new HashSet<>();
    long hits;
    long alarms;
  }

  /**
   * Of one policy.
   *
   * @param accounts how many different ones
   */
  public record Shown(long hits, long accounts, long alarms) {}

  synchronized void asked(long accounts) {
    asked = accounts;
  }

  /** Counts the accounts that a policy hit at a closing; whether that is a jump. */
  synchronized boolean hit(String policy, Collection<String> accounts) {
    Rate rate = rates.computeIfAbsent(policy, id -> new Rate());
    int before = rate.accounts.size();
    rate.accounts.addAll(accounts);
    rate.hits += accounts.size();
    boolean jumped = rate.alarm.next(rate.accounts.size() - before, asked);
    rate.alarms += jumped ? 1 : 0;
    return jumped;
  }

  /** Of one policy; zeros for one that never hit. */
  public synchronized Shown of(String policy) {
    Rate rate = rates.get(policy);
    return rate == null
        ? new Shown(0, 0, 0)
        : new Shown(rate.hits, rate.accounts.size(), rate.alarms);
  }
}
