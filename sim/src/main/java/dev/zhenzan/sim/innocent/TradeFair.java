package dev.zhenzan.sim.innocent;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Diary;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Visitors of a fair who exchange cards for two days, follow each other and like what the others
 * publish in the days after. Resembles a new mutual group of strangers; differs by the exchange
 * that explains it.
 *
 * <p>What is believed: one in five looks at what the other has published at once, with the card in
 * hand; the others, and whatever comes later, at the next visit. Some acquaintances matter more
 * than others, and half of what they publish is passed over.
 *
 * @param visitors how many
 */
public record TradeFair(int visitors) implements Part {
  private static final int MET = 8;
  private static final double AT_ONCE = 0.2;

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
      Map<Person, Diary> diaries = new HashMap<>();
      all.forEach(person -> diaries.put(person, new Diary(person, stage.span())));
      for (Person person : all) {
        for (int i = 0; i < MET; i++) {
          long time = opens + play.below(2) * Span.DAY + play.between(0, 7 * Span.HOUR);
          meet(stage, diaries, person, play.pick(all), time, play);
        }
      }
    };
  }

  private static void meet(
      Stage stage, Map<Person, Diary> diaries, Person one, Person other, long time, Dice dice) {
    if (one == other) {
      return;
    }
    stage.meet(EventType.EXCHANGE, one, other, time);
    if (dice.chance(0.5)) {
      stage.meet(EventType.FOLLOW, one, other, time + (long) dice.logNormal(Span.HOUR, 1));
    }
    catchUp(stage, Objects.requireNonNull(diaries.get(one)), one, other, time, dice);
    catchUp(stage, Objects.requireNonNull(diaries.get(other)), other, one, time, dice);
  }

  private static void catchUp(
      Stage stage, Diary diary, Person reader, Person author, long met, Dice dice) {
    double warmth = Ties.warmth(reader, author, 0.2, 0.8);
    for (Post post : author.posts()) {
      if (post.time() > met - 2 * Span.DAY && post.time() < met + 4 * Span.DAY) {
        long from = Math.max(met, post.time());
        long soon = from + (long) dice.logNormal(25 * Span.MINUTE, 0.9);
        if (dice.chance(warmth)) {
          boolean atOnce = post.time() < met && dice.chance(AT_ONCE) && reader.rhythm().awake(soon);
          long time = atOnce ? soon : diary.comesAcross(from, dice);
          stage.like(reader, post, time, Manner.HUMAN, false, dice);
        }
      }
    }
  }
}
