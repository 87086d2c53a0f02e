package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * Likes bought for single posts from a shop that keeps many throwaway accounts and uses a part of
 * them for each order, within an hour or two.
 *
 * <p>What gives them away: accounts with little life of their own meeting on more than one bought
 * post. What makes them hard: an account that is used once only leaves no trace but its profile; it
 * can hardly be told from a newcomer to a viral post, and should weigh in only as doubt.
 *
 * @param ring the ring's name in the truth
 * @param accounts how many the shop keeps
 * @param orders for how many posts likes are bought, each of another author
 */
public record PurchasedLikes(String ring, int accounts, int orders, Dose dose) implements Part {
  private static final double USED = 0.5;

  @Override
  public String name() {
    return "purchased_likes";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    Crew crew = new Crew(stage, dose, name(), ring);
    List<Person> buyers = crew.customers(orders, 0.7, dice.child("buyers"));
    List<Person> shop = crew.hire(accounts, orders * USED, dice.child("shop"));
    return play -> {
      for (Person buyer : buyers) {
        crew.jobs(List.of(buyer), 1, stage.span().start(), play).stream()
            .limit(1)
            .forEach(job -> deliver(crew, job, shop, play));
      }
    };
  }

  private void deliver(Crew crew, Crew.Job job, List<Person> shop, Dice dice) {
    for (Person account : shop) {
      if (dose.takes(USED, dice)) {
        long time = job.time() + dose.lag(40 * Span.MINUTE, 0.6, dice);
        crew.like(account, job.post(), time, Manner.BLIND);
      }
    }
  }
}
