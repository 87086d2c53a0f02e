package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.book.Mask;
import dev.zhenzan.server.book.Masking;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Enforcement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the counts follow the standings. Acts are on disk before they are enforced; what a crash
 * left unenforced is enforced at the next start, for masks follow from standings alone.
 */
public final class Enforcer {
  private final Register register;
  private final Standings standings;
  private final Enforcement enforcement;
  private final ReentrantLock enforcing = new ReentrantLock();

  /** Whom acts concern that are not enforced yet. */
  private final Set<String> waiting = new TreeSet<>();

  private Enforcer(Register register, Standings standings, Enforcement enforcement) {
    this.register = register;
    this.standings = standings;
    this.enforcement = enforcement;
  }

  /** Lets everything hold that was done before, and notes whom later acts concern. */
  public static Enforcer start(Register register, Standings standings, Enforcement enforcement)
      throws StoreException {
    Enforcer enforcer = new Enforcer(register, standings, enforcement);
    standings.all().forEach(each -> enforcer.note(Set.of(each.account())));
    enforcer.enforce();
    register.onDone(enforcer::note);
    return enforcer;
  }

  private void note(List<Act> acts) {
    for (Act act : acts) {
      switch (act.kind()) {
        case MEASURE_TAKEN,
            MEASURE_BEGUN,
            MEASURE_ENDED,
            MEASURE_UNDONE,
            OVERRIDE_SET,
            OVERRIDE_REMOVED ->
            note(Set.of(act.subject()));
        default -> {
          // changes no weight
        }
      }
    }
  }

  /**
   * Lets everything hold that was done until now; returns when it does.
   *
   * @throws StoreException if the ledger could not be written: it is tried again next time
   */
  public void enforce() throws StoreException {
    enforcing.lock();
    try {
      long act = register.lastSeq();
      Map<String, @Nullable Mask> masks = new TreeMap<>();
      noted().forEach(account -> masks.put(account, standings.mask(account)));
      if (!masks.isEmpty()) {
        enforce(masks, act);
      }
    } finally {
      enforcing.unlock();
    }
  }

  private void enforce(Map<String, @Nullable Mask> masks, long act) throws StoreException {
    try {
      enforcement.enforce(new Laid(masks), act);
    } catch (StoreException | RuntimeException refused) {
      note(masks.keySet());
      throw refused;
    }
  }

  private void note(Set<String> accounts) {
    synchronized (waiting) {
      waiting.addAll(accounts);
    }
  }

  private Set<String> noted() {
    synchronized (waiting) {
      Set<String> noted = new TreeSet<>(waiting);
      waiting.clear();
      return noted;
    }
  }

  /** What it would change in the ledger if these accounts stood otherwise. */
  public List<LedgerRow> tryOut(List<Standing> otherwise) throws StoreException {
    Map<String, @Nullable Mask> masks = new TreeMap<>();
    otherwise.forEach(each -> masks.put(each.account(), each.mask()));
    return enforcement.tryOut(new Laid(masks));
  }

  private record Laid(Map<String, @Nullable Mask> masks) implements Masking {
    @Override
    public Set<String> accounts() {
      return masks.keySet();
    }

    @Override
    public @Nullable Mask of(String account) {
      return masks.get(account);
    }
  }
}
