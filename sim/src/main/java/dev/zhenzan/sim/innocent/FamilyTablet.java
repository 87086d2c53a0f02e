package dev.zhenzan.sim.innocent;

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
 * A family that hands one tablet round, behind one line, and likes what the others publish.
 * Resembles an alt matrix; differs in that everybody has a life and a taste of their own.
 *
 * @param families how many families of four
 */
public record FamilyTablet(int families) implements Part {
  private static final int SIZE = 4;
  private static final double LIKED = 0.5;

  @Override
  public String name() {
    return "family_tablet";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> all = stage.recruit(families * SIZE, dice);
    for (int i = 0; i < all.size(); i++) {
      Person head = all.get(i - i % SIZE);
      Person member = all.get(i).livesAs(name());
      Means own = member.means();
      int tablet = head.means().devices()[0];
      member.means(
          (i % SIZE == 1 ? own.onDevices(tablet, own.devices()[0]) : own.onDevices(tablet))
              .behind(head.means().home(), 0.2));
      member.befriend(head);
    }
    return play -> {
      for (int i = 0; i < all.size(); i++) {
        List<Person> family = all.subList(i - i % SIZE, Math.min(all.size(), i - i % SIZE + SIZE));
        for (Post post : all.get(i).posts()) {
          family.forEach(other -> answer(stage, other, post, play));
        }
      }
    };
  }

  private static void answer(Stage stage, Person other, Post post, Dice dice) {
    long lag = (long) dice.logNormal(3 * Span.HOUR, 1.1);
    long time = other.rhythm().whenAwake(post.time() + lag, dice);
    if (dice.chance(LIKED)) {
      stage.like(other, post, time, Manner.HUMAN, false, dice);
    }
  }
}
