package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.Fold;
import dev.zhenzan.server.book.Mask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How every account stands, by the acts so far. Asked at the door by many threads at once, so what
 * it hands out never changes and asking takes no lock.
 */
public final class Standings implements Fold {
  private final Map<String, Standing> byAccount = new ConcurrentHashMap<>();

  /** Whom a measure or a strike concerns, by the act that took or gave it. */
  private final Map<Long, String> accountOf = new ConcurrentHashMap<>();

  private final PriorityQueue<Turn> turns = new PriorityQueue<>();
  private volatile Rungs rungs = Rungs.DEFAULTS;

  /** Something that happens by itself at a time, if it still stands then. */
  private record Turn(long atMillis, long seq, String account) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : Long.compare(seq, other.seq);
    }
  }

  @Override
  public void take(Act act) {
    switch (act.kind()) {
      case MEASURE_TAKEN -> taken(Measure.of(act));
      case MEASURE_BEGUN -> change(act, each -> each.in(Measure.State.STANDING));
      case MEASURE_ENDED -> change(act, each -> each.in(Measure.State.ENDED));
      case MEASURE_UNDONE -> change(act, each -> each.in(Measure.State.UNDONE));
      case STRIKE_GIVEN -> {
        accountOf.put(act.seq(), act.subject());
        put(of(act.subject()).with(Strike.of(act)));
      }
      case STRIKE_UNDONE -> put(of(act.subject()).undoStrike(act.detail().number("strike", 0)));
      case OVERRIDE_SET -> overruled(act);
      case OVERRIDE_REMOVED -> put(of(act.subject()).with((Overrule) null));
      case LADDER_SET -> rungs = RungsText.read(act.detail());
      default -> {
        // says nothing about how an account stands
      }
    }
  }

  private void taken(Measure measure) {
    accountOf.put(measure.seq(), measure.account());
    put(of(measure.account()).with(measure));
    turn(measure.beginMillis(), measure.seq(), measure.account());
    turn(measure.endMillis(), measure.seq(), measure.account());
  }

  private void overruled(Act act) {
    Overrule said = Overrule.of(act);
    put(of(act.subject()).with(said));
    turn(said.endMillis(), said.seq(), act.subject());
  }

  private void change(Act act, UnaryOperator<Measure> to) {
    put(of(act.subject()).change(act.detail().number("measure", 0), to));
  }

  private void put(Standing standing) {
    byAccount.put(standing.account(), standing);
  }

  private void turn(long atMillis, long seq, String account) {
    if (atMillis != Long.MAX_VALUE) {
      synchronized (turns) {
        turns.add(new Turn(atMillis, seq, account));
      }
    }
  }

  /** How an account stands; blank for one that nothing was done about. */
  public Standing of(String account) {
    Standing standing = byAccount.get(account);
    return standing == null ? Standing.blank(account) : standing;
  }

  /** What is laid over the engine's word on the likes of an account; {@code null} for nothing. */
  public @Nullable Mask mask(String account) {
    Standing standing = byAccount.get(account);
    return standing == null ? null : standing.mask();
  }

  /** The account that a measure or strike concerns, {@code null} if there is no such act. */
  public @Nullable String accountOf(long seq) {
    return accountOf.get(seq);
  }

  /** The ladder that holds. */
  public Rungs rungs() {
    return rungs;
  }

  /** Everybody about whom anything was done, in no order. */
  public List<Standing> all() {
    return List.copyOf(byAccount.values());
  }

  /** Whoever has something that begins or ends by now; asked by one thread at a time. */
  List<Standing> due(long nowMillis) {
    Set<String> accounts = new LinkedHashSet<>();
    synchronized (turns) {
      dropDone();
      for (Turn turn : turns) {
        if (turn.atMillis <= nowMillis) {
          accounts.add(turn.account);
        }
      }
    }
    return accounts.stream().sorted().map(this::of).toList();
  }

  /** A turn stays until what it was to bring is there, so that one that was refused comes again. */
  private void dropDone() {
    for (Turn next = turns.peek(); next != null && isDone(next); next = turns.peek()) {
      turns.remove();
    }
  }

  private boolean isDone(Turn turn) {
    Standing standing = of(turn.account);
    Overrule said = standing.overrule();
    if (said != null && said.seq() == turn.seq) {
      return false;
    }
    return standing.measures().stream()
        .noneMatch(measure -> measure.seq() == turn.seq && measure.turnsAt(turn.atMillis));
  }

  /** Lets go of what is known of an account: its acts were erased. */
  public void forget(String account) {
    byAccount.remove(account);
    accountOf.values().removeIf(account::equals);
  }
}
