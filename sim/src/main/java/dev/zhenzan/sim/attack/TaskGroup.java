package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * 任务群: a dispatcher posts paid jobs, workers like the buyers' posts within minutes for a
 * commission. Half of the workers are real people who earn a little, half are accounts made for it.
 *
 * <p>What gives them away: the same workers on the same posts of unrelated authors in the same
 * minutes, again and again. What makes them hard: each worker takes only a part of the jobs, and no
 * like is ever returned. Buyers only receive; by their own likes they are innocent.
 *
 * @param ring the ring's name in the truth
 * @param workers how many, besides the dispatcher
 * @param buyers how many customers
 */
public record TaskGroup(String ring, int workers, int buyers, Dose dose) implements Part {
  private static final double JOBS_A_DAY = 3;
  private static final double ACCEPTED = 0.55;

  @Override
  public String name() {
    return "task_group";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    Crew crew = new Crew(stage, dose, name(), ring);
    List<Person> customers = crew.customers(buyers, 0.5, dice.child("buyers"));
    double fakeLikes = JOBS_A_DAY * dose.strength() * stage.span().days() * ACCEPTED;
    List<Person> team = new ArrayList<>(crew.join(workers / 2, 0, dice.child("real")));
    team.addAll(crew.hire(workers - workers / 2, fakeLikes, dice.child("made")));
    List<Person> dispatcher = crew.joinForGood(1, 0, dice.child("dispatcher"));
    return play -> {
      double perDay = JOBS_A_DAY * dose.strength();
      for (Crew.Job job : crew.jobs(customers, perDay, stage.span().start(), play)) {
        for (Person first : dispatcher) {
          crew.like(first, job.post(), job.time(), Manner.HUMAN);
        }
        work(crew, job, team, play);
      }
    };
  }

  private void work(Crew crew, Crew.Job job, List<Person> team, Dice dice) {
    for (Person worker : team) {
      long lag = 20_000 + dose.lag(3 * Span.MINUTE, 1.0, dice);
      long time = worker.rhythm().whenAwake(job.time() + lag, dice);
      if (dose.takes(ACCEPTED, dice)) {
        crew.like(worker, job.post(), time, Manner.HASTY);
      }
    }
  }
}
