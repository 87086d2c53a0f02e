package dev.zhenzan.sim.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a person visits the platform: by appetite, mood and daily rhythm. Follows from the person
 * alone, so that whoever asks twice hears the same; a change of appetite leaves the days before it
 * as they were.
 */
public final class Diary {
  private static final double VIEWS_A_VISIT = 6;
  private static final long A_LOOK = 12_000;

  private final Span span;
  private final List<Visit> visits = new ArrayList<>();

  /** The visits of a person who leads an everyday life. */
  public Diary(Person person, Span span) {
    this.span = span;
    double mood = person.dice(31).logNormal(1, 0.2);
    for (int day = 0; day < span.days(); day++) {
      addDay(person, day, mood * person.appetite(span.day(day)));
    }
    visits.sort(Comparator.comparingLong(Visit::time));
  }

  private void addDay(Person person, int day, double views) {
    Dice dice = person.dice(1_000 + day);
    double perVisit = VIEWS_A_VISIT + views / 12;
    int count = dice.poisson(views / perVisit);
    for (int i = 0; i < count; i++) {
      long time = person.rhythm().moment(span.day(day), dice);
      int length = 1 + dice.poisson(dice.exponential(perVisit - 1));
      if (person.lives(time)) {
        visits.add(new Visit(person, time, length, Dice.hash(day, i)));
      }
    }
  }

  /** All visits in time order. */
  public List<Visit> visits() {
    return visits;
  }

  /**
   * When the person comes across something that has been there since the given time: somewhere in
   * the first visit after it, or past the world's end if there is none.
   */
  public long comesAcross(long since, Dice dice) {
    int low = 0;
    int high = visits.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (visits.get(middle).time() > since) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low == visits.size()) {
      return span.end();
    }
    Visit visit = visits.get(low);
    return visit.time() + (long) (A_LOOK * visit.views() * dice.nextDouble());
  }
}
