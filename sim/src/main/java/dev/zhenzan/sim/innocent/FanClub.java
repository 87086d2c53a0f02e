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
import java.util.List;

/**
 * Fans who have switched on notifications and like every post of one star within minutes. Resembles
 * a task group or an alt matrix; differs in that the star is one, famous, and liked by many others
 * too, and that the fans look, write and share.
 *
 * <p>What is believed: devotion differs; the devoted answer a notification within minutes while
 * they are up, and what comes at night they like after waking or at their next visit.
 *
 * @param fans how many
 */
public record FanClub(int fans) implements Part {
  private static final double NOTIFIED = 0.75;

  @Override
  public String name() {
    return "fan_club";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> club = stage.recruit(fans + 1, dice);
    club.forEach(person -> person.livesAs(name()));
    if (club.isEmpty()) {
      return play -> {};
    }
    Person star = club.get(0);
    star.taste(star.taste().publishing(1.2).carried(60));
    for (Person fan : club.subList(1, club.size())) {
      fan.follows().add(star);
    }
    return play -> {
      for (Person fan : club.subList(1, club.size())) {
        Diary diary = new Diary(fan, stage.span());
        double devotion = 0.3 + 0.65 * play.nextDouble();
        for (Post post : star.posts()) {
          if (play.chance(devotion)) {
            cheer(stage, fan, diary, post, play);
          }
        }
      }
    };
  }

  private static void cheer(Stage stage, Person fan, Diary diary, Post post, Dice dice) {
    long lag = 5_000 + (long) dice.logNormal(5 * Span.MINUTE, 1.2);
    long time =
        dice.chance(NOTIFIED)
            ? fan.rhythm().whenAwake(post.time() + lag, dice)
            : diary.comesAcross(post.time(), dice);
    Manner manner = dice.chance(0.35) ? Manner.HASTY : Manner.HUMAN;
    stage.like(fan, post, time, manner, false, dice);
    if (dice.chance(0.12)) {
      stage.comment(fan, post, time + (long) dice.logNormal(20_000, 0.7), dice);
    }
    if (dice.chance(0.08)) {
      stage.act(EventType.SHARE, fan, post, time + (long) dice.logNormal(9_000, 0.7));
    }
  }
}
