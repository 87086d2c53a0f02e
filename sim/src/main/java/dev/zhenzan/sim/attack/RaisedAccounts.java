package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * 养号: accounts that live like anybody for more than half of the world's time and are then used,
 * while their everyday life goes on.
 *
 * <p>What gives them away: from one day on they meet on the same posts. What makes them hard:
 * profile, history, devices and rhythm are in order.
 *
 * @param ring the ring's name in the truth
 * @param accounts how many
 * @param customers how many outsiders pay
 */
public record RaisedAccounts(String ring, int accounts, int customers, Dose dose) implements Part {
  private static final double JOBS_A_DAY = 4;
  private static final double USED = 0.6;
  private static final double RAISED_FOR = 0.55;

  @Override
  public String name() {
    return "raised_accounts";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    long from = stage.span().day((int) (stage.span().days() * RAISED_FOR));
    Crew crew = new Crew(stage, dose, name(), ring, from);
    List<Person> payers = crew.customers(customers, 0.6, dice.child("customers"));
    List<Person> raised = crew.raise(accounts, dice);
    return play -> {
      for (Crew.Job job : crew.jobs(payers, JOBS_A_DAY * dose.strength(), from, play)) {
        for (Person account : raised) {
          if (dose.takes(USED, play)) {
            long time = job.time() + dose.lag(6 * Span.MINUTE, 0.9, play);
            crew.like(account, job.post(), time, Manner.HASTY);
          }
        }
      }
    };
  }
}
