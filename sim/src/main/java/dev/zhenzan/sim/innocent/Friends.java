package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Diary;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import dev.zhenzan.sim.stage.Taste;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A few friends of one community who like most of what the others publish, and talk about it.
 * Resembles a mutual group; differs by friendship, comments, small number, and no call that starts
 * it.
 *
 * <p>What is believed: friends see a post when they next look, so that each likes it at a time of
 * their own; only one in six answers a notification at once. They share an interest and a few
 * people whom they follow, so that they like many of the same posts of others too. Some are closer
 * than others.
 *
 * @param members how many, usually 4–8
 */
public record Friends(int members) implements Part {
  private static final double NOTIFIED = 0.17;
  private static final double DISCUSSED = 0.3;
  private static final double READ_A_DAY = 5;
  private static final int FOLLOWED = 5;
  private static final double FOLLOWED_BY_EACH = 0.7;

  @Override
  public String name() {
    return "friends";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> circle = stage.recruit(members, dice);
    List<Person> stars = stars(stage, dice);
    for (Person person : circle) {
      Taste first = circle.get(0).taste();
      Taste own = person.taste();
      person
          .livesAs(name())
          .taste(
              own.livingIn(first.community())
                  .lovingBoth(first.topic(), own.secondTopic())
                  .reading(Math.max(READ_A_DAY, own.viewsPerDay()))
                  .publishing(Math.max(0.5, own.postsPerDay())));
      circle.forEach(person::befriend);
      for (Person star : stars) {
        if (star != person && dice.chance(FOLLOWED_BY_EACH)) {
          person.follows().add(star);
        }
      }
    }
    return play -> {
      for (Person friend : circle) {
        Diary diary = new Diary(friend, stage.span());
        for (Person author : circle) {
          author.posts().forEach(post -> answer(stage, friend, diary, post, play));
        }
      }
    };
  }

  /** Whom the circle follows: the most famous among some people that they came across. */
  private static List<Person> stars(Stage stage, Dice dice) {
    List<Person> met = new ArrayList<>();
    for (int i = 0; i < 8 * FOLLOWED; i++) {
      met.add(dice.pick(stage.people()));
    }
    met.sort(
        Comparator.comparingDouble(
                (Person person) -> -person.taste().fame() * person.taste().postsPerDay())
            .thenComparingInt(Person::number));
    return met.stream().distinct().limit(FOLLOWED).toList();
  }

  private static void answer(Stage stage, Person friend, Diary diary, Post post, Dice dice) {
    long at = post.time() + (long) dice.logNormal(12 * Span.MINUTE, 1.0);
    long time =
        dice.chance(NOTIFIED) && friend.rhythm().awake(at)
            ? at
            : diary.comesAcross(post.time(), dice);
    boolean liked = dice.chance(Ties.warmth(friend, post.author(), 0.5, 0.95));
    if (friend != post.author() && liked) {
      stage.like(friend, post, time, Manner.HUMAN, false, dice);
      if (dice.chance(DISCUSSED)) {
        stage.comment(friend, post, time + (long) dice.logNormal(40_000, 0.8), dice);
      }
    }
  }
}
