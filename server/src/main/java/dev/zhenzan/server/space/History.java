package dev.zhenzan.server.space;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.book.Book.Count;
import dev.zhenzan.server.book.Book.LifeLine;
import dev.zhenzan.server.book.Book.Standing;
import dev.zhenzan.server.book.Book.Step;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How numbers came to be what they are: the log in memory beside the ledger on disk. */
public final class History {
  private static final int WHOLE = 10_000;

  private final Book book;
  private final LogStore store;

  History(Book book, LogStore store) {
    this.book = book;
    this.store = store;
  }

  /**
   * A target's sums as they stood at a time: of the events until then, settled by the last epoch
   * that had ended by then, with what the ledger had been told by then, also by acts, and nothing
   * later.
   *
   * @throws StoreException if the ledger cannot be read
   */
  public Count countAt(String target, long timeMillis) throws StoreException {
    Closing last = lastBy(timeMillis);
    long pending = 0;
    long honest = 0;
    Map<String, Long> withheld = new TreeMap<>();
    List<Standing> standing = book.standingAt(target, timeMillis);
    for (Standing like : standing) {
      if (last == null || like.row() >= last.head() || like.timeMillis() > last.endMillis()) {
        pending++;
      } else {
        honest += WHOLE + differenceBy(like.row(), last.number(), withheld);
      }
    }
    withheld.values().removeIf(none -> none == 0);
    return new Count(target, standing.size(), pending, honest, pending * WHOLE, withheld);
  }

  private @Nullable Closing lastBy(long timeMillis) throws StoreException {
    Closing last = null;
    for (Closing closing : store.closings()) {
      long from = closing.isOfEpoch() ? closing.endMillis() : closing.closedMillis();
      last = from <= timeMillis ? closing : last;
    }
    return last;
  }

  private int differenceBy(long row, long closing, Map<String, Long> withheld)
      throws StoreException {
    int sum = 0;
    String reason = "";
    for (LedgerRow entry : store.ledgerOf(row)) {
      if (entry.closing() <= closing) {
        sum += entry.difference();
        reason = entry.reason();
      }
    }
    withheld.merge(reason, (long) -sum, Long::sum);
    return sum;
  }

  /**
   * The life of an event with every entry of the ledger on it, in the order of time; {@code null}
   * for an id that nobody reported.
   *
   * @throws StoreException if the ledger cannot be read
   */
  public @Nullable LifeLine like(String id) throws StoreException {
    LifeLine line = book.like(id);
    if (line == null || line.status().equals("not_a_like")) {
      return line;
    }
    List<Step> steps = new ArrayList<>(line.steps());
    Closing first = null;
    Map<Long, Closing> closings = new TreeMap<>();
    for (Closing closing : store.closings()) {
      closings.put(closing.number(), closing);
      boolean settles = line.row() < closing.head() && line.time() <= closing.endMillis();
      first = first == null && settles ? closing : first;
    }
    if (first != null) {
      steps.add(new Step("settled", first.closedMillis(), first.number(), 0, ""));
    }
    for (LedgerRow entry : store.ledgerOf(line.row())) {
      long at = Objects.requireNonNull(closings.get(entry.closing())).closedMillis();
      steps.add(new Step("weighed", at, entry.closing(), entry.difference(), entry.reason()));
    }
    steps.sort(Comparator.comparingLong(Step::atMillis));
    return new LifeLine(
        line.id(),
        line.row(),
        line.type(),
        line.time(),
        line.actor(),
        line.target(),
        line.status(),
        line.weight(),
        List.copyOf(steps));
  }
}
