package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * A few friends of one community who like nearly everything of each other, and talk about it.
 * Resembles a mutual group; differs by friendship, comments, small number, and no call that starts
 * it.
 *
 * @param members how many, usually 4–8
 */
public record Friends(int members) implements Part {
  private static final double LIKED = 0.85;
  private static final double DISCUSSED = 0.35;

  @Override
  public String name() {
    return "friends";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> circle = stage.recruit(members, dice);
    for (Person person : circle) {
      int home = circle.get(0).taste().community();
      double posts = Math.max(0.5, person.taste().postsPerDay());
      person.livesAs(name()).taste(person.taste().livingIn(home).publishing(posts));
      circle.forEach(person::befriend);
    }
    return play -> {
      for (Person author : circle) {
        for (Post post : author.posts()) {
          circle.forEach(friend -> answer(stage, friend, post, play));
        }
      }
    };
  }

  private static void answer(Stage stage, Person friend, Post post, Dice dice) {
    long lag = (long) dice.logNormal(70 * Span.MINUTE, 1.3);
    long time = friend.rhythm().whenAwake(post.time() + lag, dice);
    if (friend != post.author() && dice.chance(LIKED)) {
      stage.like(friend, post, time, Manner.HUMAN, false, dice);
      if (dice.chance(DISCUSSED)) {
        stage.comment(friend, post, time + (long) dice.logNormal(40_000, 0.8), dice);
      }
    }
  }
}
