package dev.zhenzan.sim.innocent;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * Visitors of a fair who exchange cards for two days, follow each other and like what the others
 * publish in the days after. Resembles a new mutual group of strangers; differs by the exchange
 * that explains it.
 *
 * @param visitors how many
 */
public record TradeFair(int visitors) implements Part {
  private static final int MET = 8;
  private static final double LIKED = 0.6;

  @Override
  public String name() {
    return "trade_fair";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> all = stage.recruit(visitors, dice);
    for (Person person : all) {
      double posts = Math.max(0.4, person.taste().postsPerDay());
      person.livesAs(name()).taste(person.taste().publishing(posts));
    }
    long opens = stage.span().day(1 + stage.span().days() / 4) + 2 * Span.HOUR;
    return play -> {
      for (Person person : all) {
        for (int i = 0; i < MET; i++) {
          long time = opens + play.below(2) * Span.DAY + play.between(0, 7 * Span.HOUR);
          meet(stage, person, play.pick(all), time, play);
        }
      }
    };
  }

  private static void meet(Stage stage, Person one, Person other, long time, Dice dice) {
    if (one == other) {
      return;
    }
    stage.meet(EventType.EXCHANGE, one, other, time);
    if (dice.chance(0.5)) {
      stage.meet(EventType.FOLLOW, one, other, time + (long) dice.logNormal(Span.HOUR, 1));
    }
    catchUp(stage, one, other, time, dice);
    catchUp(stage, other, one, time, dice);
  }

  private static void catchUp(Stage stage, Person reader, Person author, long met, Dice dice) {
    for (Post post : author.posts()) {
      if (post.time() > met - 2 * Span.DAY && post.time() < met + 4 * Span.DAY) {
        long from = Math.max(met, post.time()) + (long) dice.logNormal(2 * Span.HOUR, 1);
        if (dice.chance(LIKED)) {
          long time = reader.rhythm().whenAwake(from, dice);
          stage.like(reader, post, time, Manner.HUMAN, false, dice);
        }
      }
    }
  }
}
