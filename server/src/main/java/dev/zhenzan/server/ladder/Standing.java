package dev.zhenzan.server.ladder;

import dev.zhenzan.server.book.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands: what was done against it, what it has behind it, and what a person has
 * said. Never changes; another act makes another one.
 *
 * @param measures oldest first, those that have ended or were undone too
 * @param strikes oldest first, those that lapsed or were undone too
 * @param overrule {@code null} where nobody has said anything
 */
public record Standing(
    String account, List<Measure> measures, List<Strike> strikes, @Nullable Overrule overrule) {

  static Standing blank(String account) {
    return new Standing(account, List.of(), List.of(), null);
  }

  Standing with(Measure measure) {
    List<Measure> more = new ArrayList<>(measures);
    more.add(measure);
    return new Standing(account, List.copyOf(more), strikes, overrule);
  }

  Standing with(Strike strike) {
    List<Strike> more = new ArrayList<>(strikes);
    more.add(strike);
    return new Standing(account, measures, List.copyOf(more), overrule);
  }

  Standing with(@Nullable Overrule said) {
    return new Standing(account, measures, strikes, said);
  }

  Standing change(long measure, UnaryOperator<Measure> to) {
    List<Measure> changed =
        measures.stream().map(each -> each.seq() == measure ? to.apply(each) : each).toList();
    return new Standing(account, changed, strikes, overrule);
  }

  Standing undoStrike(long strike) {
    List<Strike> changed =
        strikes.stream().map(each -> each.seq() == strike ? each.undo() : each).toList();
    return new Standing(account, measures, changed, overrule);
  }

  /** Whether a person has said that it is genuine. */
  public boolean isGenuine() {
    return overrule != null && overrule.kind() == Overrule.Kind.GENUINE;
  }

  /** The sum of the strikes that count; half of it, rounded down, after good time. */
  public int strikeSum(long nowMillis, Rungs rungs) {
    int sum = 0;
    long last = Long.MIN_VALUE;
    for (Strike strike : strikes) {
      if (strike.counts(nowMillis)) {
        sum += strike.weight();
        last = Math.max(last, strike.givenMillis());
      }
    }
    return sum > 0 && nowMillis - last >= rungs.goodMillis() ? sum / 2 : sum;
  }

  /** The sternest measure that shuts the door now; of equal ones the one that lasts longest. */
  public Optional<Measure> atTheDoor(long nowMillis) {
    return measures.stream()
        .filter(each -> each.isStanding() && each.step().shutsTheDoor())
        .filter(each -> nowMillis < each.endMillis())
        .max(Comparator.comparing(Measure::step).thenComparingLong(Measure::endMillis));
  }

  /** What all of it means for the weight of likes; {@code null} where it means nothing. */
  @Nullable Mask mask() {
    if (isGenuine()) {
      return Mask.WHOLE;
    }
    List<Mask.Cap> caps = new ArrayList<>();
    if (overrule != null) {
      caps.add(new Mask.Cap("overruled", like -> 0));
    }
    measures.stream().filter(Measure::weighs).forEach(each -> caps.add(cap(each)));
    return caps.isEmpty() ? null : Mask.of(caps);
  }

  private static Mask.Cap cap(Measure measure) {
    return new Mask.Cap(measure.step().text(), measure::cap);
  }
}
