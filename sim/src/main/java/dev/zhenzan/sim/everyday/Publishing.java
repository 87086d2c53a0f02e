package dev.zhenzan.sim.everyday;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.Comparator;

/** Lets everybody publish at their own rate, from two days before the world begins. */
public final class Publishing {
  private static final int DAYS_BEFORE = 2;

  private Publishing() {}

  /** Publishes for all people. Posts of one person come in time order. */
  public static void publish(Stage stage) {
    for (Person person : stage.people()) {
      Dice dice = person.dice(21);
      for (int day = -DAYS_BEFORE; day < stage.span().days(); day++) {
        publishOn(stage, person, stage.span().day(day), dice);
      }
      person.posts().sort(Comparator.comparingLong(Post::time));
    }
  }

  private static void publishOn(Stage stage, Person person, long day, Dice dice) {
    int count = dice.poisson(person.taste().postsPerDay());
    for (int i = 0; i < count; i++) {
      long time = person.rhythm().moment(day, dice);
      if (person.lives(time) && time < stage.span().end() - Span.HOUR) {
        stage.publish(person, time, dice);
      }
    }
  }
}
