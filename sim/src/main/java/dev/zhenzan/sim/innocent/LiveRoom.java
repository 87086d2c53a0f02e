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
 * Viewers of live broadcasts who tap the heart for minutes on end. Resembles a script by pace and
 * number; differs in the type of event, and in that the taps of one room belong to one evening.
 *
 * @param viewers how many
 * @param evenings how many broadcasts
 */
public record LiveRoom(int viewers, int evenings) implements Part {
  private static final double CAME = 0.6;

  @Override
  public String name() {
    return "live_room";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> room = stage.recruit(viewers + 1, dice);
    room.forEach(person -> person.livesAs(name()));
    List<Post> broadcasts = new ArrayList<>();
    if (!room.isEmpty()) {
      for (int i = 0; i < evenings; i++) {
        long day = stage.span().day(1 + dice.below(stage.span().days() - 1));
        broadcasts.add(stage.publish(room.get(0), day + 12 * Span.HOUR, dice));
      }
    }
    return play -> {
      for (Post broadcast : broadcasts) {
        for (Person viewer : room.subList(1, room.size())) {
          if (play.chance(CAME) && viewer.rhythm().awake(broadcast.time())) {
            watch(stage, viewer, broadcast, play);
          }
        }
      }
    };
  }

  private static void watch(Stage stage, Person viewer, Post broadcast, Dice dice) {
    long time = broadcast.time() + (long) dice.logNormal(10 * Span.MINUTE, 0.8);
    stage.like(viewer, broadcast, time, Manner.HUMAN, false, dice);
    int taps = (int) Math.min(400, dice.logNormal(60, 0.9));
    for (int i = 0; i < taps; i++) {
      time += 90 + (long) dice.exponential(dice.chance(0.05) ? 20_000 : 180);
      stage.act(EventType.TAP, viewer, broadcast, time);
    }
  }
}
