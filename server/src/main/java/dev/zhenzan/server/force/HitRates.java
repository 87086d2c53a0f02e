package dev.zhenzan.server.force;

import dev.zhenzan.server.policy.life.HitAlarm;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often policies hit since the start, and whether one hits more than it used to. */
public final class HitRates {
  /** One false alarm in so many closings in the mean. */
  private static final long QUIET_CLOSINGS = 1_000;

  /** Different accounts are told apart up to here. */
  private static final int ACCOUNTS_MAX = 1 << 18;

  private final Map<String, Rate> rates = new TreeMap<>();
  private final Map<String, Lately> door = new ConcurrentHashMap<>();
  private final LongAdder askedAtTheDoor = new LongAdder();

  private static final class Rate {
    final HitAlarm alarm = new HitAlarm(QUIET_CLOSINGS);
    final Set<String> accounts = new HashSet<>();
    long hits;
    long alarms;

    boolean next(Collection<String> hit, long times, long asked) {
      int before = accounts.size();
      if (before < ACCOUNTS_MAX) {
        accounts.addAll(hit);
      }
      hits += times;
      boolean jumped = alarm.next(accounts.size() - before, asked);
      alarms += jumped ? 1 : 0;
      return jumped;
    }
  }

  /** What a policy hit at the gate since the last closing. */
  private static final class Lately {
    private final Set<String> accounts = new HashSet<>();
    private long hits;
    private boolean over;

    synchronized boolean add(String account) {
      if (over) {
        return false;
      }
      hits++;
      if (accounts.size() < ACCOUNTS_MAX) {
        accounts.add(account);
      }
      return true;
    }

    synchronized Lately end() {
      over = true;
      return this;
    }
  }

  /**
   * Of one policy.
   *
   * @param accounts how many different ones
   */
  public record Shown(long hits, long accounts, long alarms) {}

  /** Counts a question at the gate. */
  void askedAtTheDoor() {
    askedAtTheDoor.increment();
  }

  /** Counts a hit at the gate. */
  void atTheDoor(String policy, String account) {
    Lately lately = door.computeIfAbsent(policy, id -> new Lately());
    while (!lately.add(account)) {
      lately = door.computeIfAbsent(policy, id -> new Lately());
    }
  }

  /** How many questions there were at the gate since this was last asked. */
  long takeAskedAtTheDoor() {
    return askedAtTheDoor.sumThenReset();
  }

  /** Ends an epoch at the gate; whether a policy's hits have jumped in it. */
  synchronized boolean turn(String policy, long asked) {
    Lately lately = door.remove(policy);
    Rate rate = rates.computeIfAbsent(policy, id -> new Rate());
    if (lately == null) {
      return rate.next(Set.of(), 0, asked);
    }
    lately.end();
    return rate.next(lately.accounts, lately.hits, asked);
  }

  /** Counts the accounts that a policy hit at a closing; whether that is a jump. */
  synchronized boolean hit(String policy, Collection<String> accounts, long asked) {
    Rate rate = rates.computeIfAbsent(policy, id -> new Rate());
    return rate.next(accounts, accounts.size(), asked);
  }

  /** Of one policy; zeros for one that never hit. */
  public synchronized Shown of(String policy) {
    Rate rate = rates.getOrDefault(policy, new Rate());
    Lately lately = door.getOrDefault(policy, new Lately());
    synchronized (lately) {
      long more = lately.accounts.stream().filter(each -> !rate.accounts.contains(each)).count();
      return new Shown(rate.hits + lately.hits, rate.accounts.size() + more, rate.alarms);
    }
  }
}
