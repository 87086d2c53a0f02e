package dev.zhenzan.sim.innocent;

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
 * A class that is told to watch lessons at a set hour and to like them at the end, from the
 * school's line. Resembles a task group with a dispatcher to the minute; differs in that the
 * lessons are one teacher's, are watched in full, and that those who meet are one community.
 *
 * @param pupils how many
 * @param lessons how many lessons
 */
public record Classroom(int pupils, int lessons) implements Part {
  private static final double CAME = 0.9;
  private static final double LIKED = 0.8;

  @Override
  public String name() {
    return "classroom";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> all = stage.recruit(pupils + 1, dice);
    List<Post> posts = new ArrayList<>();
    if (!all.isEmpty()) {
      Person teacher = all.get(0);
      for (Person person : all) {
        person.livesAs(name());
        person.taste(person.taste().livingIn(teacher.taste().community()));
        person.means(person.means().behind(teacher.means().home(), 0.4));
      }
      for (int i = 0; i < lessons; i++) {
        long day = stage.span().day(1 + i * (stage.span().days() - 1) / lessons);
        posts.add(stage.publish(teacher, day + Span.HOUR, dice));
      }
    }
    return play -> {
      for (Post lesson : posts) {
        all.stream()
            .filter(pupil -> play.chance(CAME))
            .forEach(pupil -> watch(stage, pupil, lesson, play));
      }
    };
  }

  private static void watch(Stage stage, Person pupil, Post lesson, Dice dice) {
    long ends = lesson.time() + 3 * Span.HOUR + (long) dice.exponential(90_000);
    if (dice.chance(LIKED)) {
      stage.like(pupil, lesson, ends, Manner.HUMAN, false, dice);
    } else {
      stage.view(pupil, lesson, ends - 20 * Span.MINUTE, dice);
    }
  }
}
