package dev.zhenzan.sim.innocent;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Diary;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Profile;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * New people who say hello, and the regulars of a community who like every hello within the hour.
 * Resembles purchased likes on the one side and workers on the other; differs by joining, comments,
 * and the regulars' long life in that one community.
 *
 * <p>What is believed: some regulars greet nearly everybody, others every third; whoever is about
 * does it within the hour, the rest at their next visit, if it comes on the same day.
 *
 * @param newcomers how many arrive
 * @param welcomers how many greet them
 */
public record Newcomers(int newcomers, int welcomers) implements Part {
  private static final double ABOUT = 0.6;

  @Override
  public String name() {
    return "newcomers";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    int community = dice.below(stage.communities());
    List<Person> regulars = stage.recruit(welcomers, dice);
    for (Person regular : regulars) {
      regular.livesAs("welcomers").taste(regular.taste().livingIn(community));
    }
    List<Person> fresh = new ArrayList<>();
    List<Post> hellos = new ArrayList<>();
    for (int i = 0; i < newcomers; i++) {
      Person person = stage.enrol(dice.child(i)).livesAs(name());
      long joins = person.rhythm().moment(stage.span().day(dice.below(stage.span().days())), dice);
      person
          .profile(new Profile(joins, dice.chance(0.7), dice.chance(0.5), dice.below(4)))
          .taste(person.taste().livingIn(community))
          .livesFrom(joins)
          .sociability(0.3);
      fresh.add(person);
      hellos.add(stage.publish(person, joins + (long) dice.logNormal(15 * Span.MINUTE, 0.8), dice));
    }
    return play -> {
      for (Post hello : hellos) {
        stage.act(EventType.JOIN, hello.author(), hello, hello.author().livesFrom());
      }
      regulars.forEach(regular -> greetAll(stage, regular, hellos, play));
      fresh.forEach(person -> lookRound(stage, person, regulars, play));
    };
  }

  private static void greetAll(Stage stage, Person regular, List<Post> hellos, Dice dice) {
    Diary diary = new Diary(regular, stage.span());
    double kindness = 0.35 + 0.6 * dice.nextDouble();
    for (Post hello : hellos) {
      long soon = hello.time() + (long) dice.logNormal(25 * Span.MINUTE, 1);
      boolean about = dice.chance(ABOUT) && regular.rhythm().awake(soon);
      long time = about ? soon : diary.comesAcross(hello.time(), dice);
      if (dice.chance(kindness) && time < hello.time() + Span.DAY) {
        greet(stage, regular, hello, time, dice);
      }
    }
  }

  private static void greet(Stage stage, Person regular, Post hello, long time, Dice dice) {
    stage.like(regular, hello, time, Manner.HUMAN, false, dice);
    if (dice.chance(0.3)) {
      stage.comment(regular, hello, time + (long) dice.logNormal(30_000, 0.8), dice);
    }
  }

  private static void lookRound(Stage stage, Person person, List<Person> regulars, Dice dice) {
    for (Person regular : regulars) {
      if (!regular.posts().isEmpty() && dice.chance(0.3)) {
        Post post = dice.pick(regular.posts());
        long joined = Math.max(person.livesFrom(), post.time());
        long time = joined + (long) dice.logNormal(5 * Span.HOUR, 1);
        stage.like(person, post, person.rhythm().whenAwake(time, dice), Manner.HUMAN, false, dice);
      }
    }
  }
}
