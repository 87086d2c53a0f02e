package dev.zhenzan.server.desk;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.Fold;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All cases, by the acts so far. */
public final class Cases implements Fold {
  /** Whoever waits for an answer comes first, then the oldest. */
  static final Comparator<Case> ORDER =
      Comparator.comparing(Case::kind).thenComparingLong(Case::seq);

  private final Map<Long, Case> cases = new ConcurrentSkipListMap<>();

  @Override
  public void take(Act act) {
    switch (act.kind()) {
      case CASE_OPENED, APPEAL_FILED -> cases.put(act.seq(), Case.opened(act));
      case CASE_CLAIMED ->
          change(act, each -> each.claimed(act.by(), act.detail().number("until", 0)));
      case CASE_RELEASED -> change(act, each -> each.claimed(null, Long.MIN_VALUE));
      case CASE_SKIPPED -> change(act, each -> each.skipped(act.by()));
      case CASE_NOTED ->
          change(
              act,
              each ->
                  each.with(new Case.Note(act.atMillis(), act.by(), act.detail().text("note"))));
      case CASE_DECIDED -> change(act, each -> each.with(outcome(act)));
      default -> {
        // no case's business
      }
    }
  }

  private static Case.Outcome outcome(Act act) {
    return new Case.Outcome(
        act.atMillis(),
        act.by(),
        Case.Ruling.valueOf(act.detail().text("ruling")),
        new dev.zhenzan.server.ladder.Because(
            act.detail().text("because_en"), act.detail().text("because_zh")));
  }

  private void change(Act act, UnaryOperator<Case> to) {
    cases.computeIfPresent(act.detail().number("case", 0), (seq, before) -> to.apply(before));
  }

  /** One of them, {@code null} if there is none. */
  public @Nullable Case find(long seq) {
    return cases.get(seq);
  }

  /** All of them, oldest first. */
  public List<Case> all() {
    return List.copyOf(cases.values());
  }

  /** Open ones of a queue, of all queues if it is empty, in the order in which to look at them. */
  public List<Case> open(String queue) {
    return cases.values().stream()
        .filter(each -> each.isOpen() && (queue.isEmpty() || each.queue().equals(queue)))
        .sorted(ORDER)
        .toList();
  }

  /** Lets go of what is known of an account: its acts were erased. */
  public void forget(String account) {
    cases.values().removeIf(each -> each.account().equals(account));
  }
}
