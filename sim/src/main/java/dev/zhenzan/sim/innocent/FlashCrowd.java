package dev.zhenzan.sim.innocent;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * A post that everybody talks about for an hour: a large part of the public likes it, some without
 * opening it, some from accounts made to see it. Resembles purchased likes; differs in that those
 * who meet here meet nowhere else.
 *
 * <p>What is believed: it reaches people by how much they read and whether they are up, and fades
 * over a few hours.
 *
 * @param likes how many at most
 * @param strangers how many of them come from outside, with a new account, for this post
 */
public record FlashCrowd(int likes, int strangers) implements Part {

  @Override
  public String name() {
    return "flash_crowd";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    long day = stage.span().day(1 + dice.below(stage.span().days() - 1));
    List<Person> authors = stage.recruit(1, dice);
    if (authors.isEmpty()) {
      return play -> {};
    }
    Person author = authors.get(0).livesAs(name());
    Post post = stage.publish(author, author.rhythm().moment(day, dice), dice);
    List<Person> crowd = new ArrayList<>();
    for (int i = 0; i < strangers; i++) {
      Person stranger = stage.enrol(dice.child(i)).livesAs(name());
      stranger.livesFrom(post.time()).sociability(0.3);
      crowd.add(stranger.taste(stranger.taste().reading(1.5)));
    }
    List<Person> everybody = stage.people();
    return play -> {
      for (int number : play.permutation(everybody.size())) {
        Person person = everybody.get(number);
        if (crowd.size() < likes && person.lives(post.time()) && hears(person, post, play)) {
          crowd.add(person);
        }
      }
      crowd.forEach(person -> join(stage, person, post, play));
    };
  }

  private static boolean hears(Person person, Post post, Dice dice) {
    double up = person.rhythm().level(post.time() + Span.HOUR) / 1.5;
    return dice.chance(up * (0.15 + Math.min(0.85, person.taste().viewsPerDay() / 12)));
  }

  private static void join(Stage stage, Person person, Post post, Dice dice) {
    long time = post.time() + (long) dice.logNormal(70 * Span.MINUTE, 0.7);
    Manner manner = dice.chance(0.2) ? Manner.BLIND : Manner.HUMAN;
    stage.like(person, post, time, manner, false, dice);
    if (dice.chance(0.06)) {
      stage.act(EventType.SHARE, person, post, time + (long) dice.logNormal(6_000, 0.6));
    }
  }
}
