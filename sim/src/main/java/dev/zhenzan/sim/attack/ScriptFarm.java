package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Means;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Rhythm;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * 脚本农场: accounts run by a script for paying outsiders, several to an emulator, several emulators to
 * a proxy, firing at a steady pace at any hour.
 *
 * <p>What gives it away: regular intervals, likes without looking, devices in common, the same
 * accounts on the same unrelated posts. What makes it hard: camouflage jitters the pace and lets
 * the script read feeds like anybody.
 *
 * @param ring the ring's name in the truth
 * @param bots how many accounts
 * @param customers how many outsiders pay
 */
public record ScriptFarm(String ring, int bots, int customers, Dose dose) implements Part {
  private static final double JOBS_A_DAY = 3;
  private static final double USED = 0.65;
  private static final int ACCOUNTS_A_DEVICE = 5;
  private static final int ACCOUNTS_A_PROXY = 15;

  @Override
  public String name() {
    return "script_farm";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    Crew crew = new Crew(stage, dose, name(), ring);
    List<Person> payers = crew.customers(customers, 0.5, dice.child("customers"));
    double fakeLikes = JOBS_A_DAY * dose.strength() * USED * stage.span().days();
    List<Person> farm = crew.hire(bots, fakeLikes, dice.child("bots"));
    equip(stage, farm, dice.child("rack"));
    equip(stage, crew.reliefOf(farm), dice.child("other rack"));
    return play -> {
      double perDay = JOBS_A_DAY * dose.strength();
      for (Crew.Job job : crew.jobs(payers, perDay, stage.span().start(), play)) {
        fire(crew, job, farm, play);
      }
    };
  }

  private void equip(Stage stage, List<Person> farm, Dice dice) {
    int device = 0;
    int proxy = 0;
    for (int i = 0; i < farm.size(); i++) {
      device = i % dose.sharing(ACCOUNTS_A_DEVICE) == 0 ? stage.device() : device;
      proxy = i % dose.sharing(ACCOUNTS_A_PROXY) == 0 ? Means.homeAddress(dice.nextLong()) : proxy;
      Person bot = farm.get(i);
      bot.means(bot.means().onDevices(device).behind(proxy, dice.chance(0.5) ? 0 : 0.6));
      bot.rhythm(new Rhythm(dice.below(24 * 60)));
    }
  }

  private void fire(Crew crew, Crew.Job job, List<Person> farm, Dice dice) {
    long time = job.time();
    double pace = 4_000 + 16_000 * dice.nextDouble();
    double jitter = 0.03 + 0.8 * dose.camouflage();
    double spread = dose.dripHours() * Span.HOUR / Math.max(1, farm.size());
    for (Person bot : dice.shuffled(farm)) {
      if (dose.takes(USED, dice)) {
        time += (long) (Math.max(500, pace * (1 + jitter * dice.gauss())) + spread);
        crew.like(bot, job.post(), time, Manner.BLIND);
      }
    }
  }
}
