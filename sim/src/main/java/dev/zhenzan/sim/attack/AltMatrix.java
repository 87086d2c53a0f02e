package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Means;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * 小号矩阵: one person behind a main account and many alternates on a few devices. After each post of
 * the main the owner goes from account to account and likes it; the main likes what the alternates
 * publish now and then, so that they look alive.
 *
 * <p>What gives it away: few devices and addresses, and the same accounts on each of the main's
 * posts one after the other. What makes it hard: a family behind one line, and a star's real fans,
 * look the same in any one of these.
 *
 * @param ring the ring's name in the truth
 * @param alts how many alternates
 */
public record AltMatrix(String ring, int alts, Dose dose) implements Part {
  private static final double MAIN_POSTS_A_DAY = 0.8;
  private static final int ACCOUNTS_A_DEVICE = 4;
  private static final double SWITCHED_TO = 0.8;
  private static final double ALT_POSTS_A_DAY = 0.12;
  private static final double LIKED_BACK = 0.4;

  @Override
  public String name() {
    return "alt_matrix";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    Crew crew = new Crew(stage, dose, name(), ring);
    List<Person> mains = crew.joinForGood(1, MAIN_POSTS_A_DAY, dice.child("main"));
    if (mains.isEmpty()) {
      return play -> {};
    }
    Person main = mains.get(0);
    double fakeLikes = MAIN_POSTS_A_DAY * SWITCHED_TO * stage.span().days();
    List<Person> matrix = crew.hire(alts, fakeLikes, dice.child("alts"));
    equip(stage, main, matrix, main.means().devices()[0], dice.child("devices"));
    List<Person> next = crew.reliefOf(matrix);
    equip(stage, main, next, stage.device(), dice.child("more devices"));
    return play -> {
      for (Post post : main.posts()) {
        goRound(crew, post, matrix, play);
      }
      keepAlive(crew, main, matrix, play);
    };
  }

  /** Accounts on one device share its address at any moment, since it is the device that moves. */
  private void equip(Stage stage, Person main, List<Person> matrix, int first, Dice dice) {
    Means own = main.means();
    Means means = own;
    for (int i = 0; i < matrix.size(); i++) {
      if (i % dose.sharing(ACCOUNTS_A_DEVICE) == 0) {
        long seed = i == 0 ? own.seed() : dice.nextLong();
        int device = i == 0 ? first : stage.device();
        means = own.onDeviceOf(seed, device);
      }
      Person alt = matrix.get(i);
      alt.means(means).rhythm(main.rhythm());
      alt.taste(alt.taste().publishing(ALT_POSTS_A_DAY));
    }
  }

  private void goRound(Crew crew, Post post, List<Person> matrix, Dice dice) {
    long time = post.time() + (long) dice.logNormal(20 * Span.MINUTE, 1.0);
    for (Person alt : dice.shuffled(matrix)) {
      time += 8_000 + (long) dice.logNormal(35_000, 0.7);
      long at = alt.rhythm().whenAwake(time + dose.lag(1, 0.1, dice), dice);
      if (dose.takes(SWITCHED_TO, dice)) {
        crew.like(alt, post, at, Manner.HASTY);
      }
    }
  }

  private void keepAlive(Crew crew, Person main, List<Person> matrix, Dice dice) {
    for (Post post : crew.posts(matrix)) {
      Dice own = dice.child(post.number());
      if (own.chance(LIKED_BACK)) {
        long time = post.time() + dose.lag(30 * Span.MINUTE, 1.0, own);
        crew.like(main, post, time, Manner.HASTY);
      }
    }
  }
}
