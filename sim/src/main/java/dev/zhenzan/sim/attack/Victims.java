package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * A ring that likes the posts of people who know nothing of it: to hide its customers among them,
 * or to have a rival punished.
 *
 * <p>What gives the ring away is what gives any task group away. What must not happen is that the
 * victims are accused; their background in the truth is {@code victim}.
 *
 * @param ring the ring's name in the truth
 * @param accounts how many accounts the ring has
 * @param victims how many people it likes
 */
public record Victims(String ring, int accounts, int victims, Dose dose) implements Part {
  private static final double JOBS_A_DAY = 3;
  private static final double USED = 0.6;
  private static final int MINUTES = 5;

  @Override
  public String name() {
    return "framing";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    Crew crew = new Crew(stage, dose, name(), ring);
    List<Person> framed = crew.customers(victims, 0.7, dice.child("victims"));
    framed.forEach(victim -> victim.livesAs("victim"));
    double fakeLikes = JOBS_A_DAY * dose.strength() * USED * stage.span().days();
    List<Person> team = crew.hire(accounts, fakeLikes, dice.child("team"));
    return play -> {
      double perDay = JOBS_A_DAY * dose.strength();
      for (Crew.Job job : crew.jobs(framed, perDay, stage.span().start(), play)) {
        for (Person member : team) {
          if (dose.takes(USED, play)) {
            long lag = dose.lag(MINUTES * Span.MINUTE, 0.9, play);
            crew.like(member, job.post(), job.time() + lag, Manner.HASTY);
          }
        }
      }
    };
  }
}
