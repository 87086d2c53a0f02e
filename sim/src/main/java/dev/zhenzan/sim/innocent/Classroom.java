package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Diary;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Means;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * A class that is told to watch lessons at a set hour and to like them, by day from the school's
 * line. Resembles a task group with a dispatcher to the minute; differs in that the lessons are one
 * teacher's, are watched in full, and that those who meet are one community.
 *
 * <p>What is believed: obedience differs; of those who like a lesson about half do it when the
 * teacher asks at the end, some when they enjoy it, some when they watch it again at home.
 *
 * @param pupils how many
 * @param lessons how many lessons
 */
public record Classroom(int pupils, int lessons) implements Part {
  private static final long LESSON = 45 * Span.MINUTE;
  private static final double CAME = 0.9;
  private static final double AT_THE_END = 0.5;
  private static final double MEANWHILE = 0.35;

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
      int school = Means.officeAddress(dice.nextLong());
      for (Person person : all) {
        person.livesAs(name());
        person.taste(person.taste().livingIn(teacher.taste().community()));
        person.means(person.means().workingAt(school));
      }
      for (int i = 0; i < lessons; i++) {
        long day = stage.span().day(1 + i * (stage.span().days() - 1) / lessons);
        posts.add(stage.publish(teacher, day + Span.HOUR, dice));
      }
    }
    return play -> {
      for (Person pupil : all) {
        Diary diary = new Diary(pupil, stage.span());
        double obedience = 0.4 + 0.55 * play.nextDouble();
        posts.stream()
            .filter(lesson -> play.chance(CAME))
            .forEach(lesson -> watch(stage, pupil, diary, lesson, play.chance(obedience), play));
      }
    };
  }

  private static void watch(
      Stage stage, Person pupil, Diary diary, Post lesson, boolean likes, Dice dice) {
    long end = lesson.time() + LESSON;
    double when = dice.nextDouble();
    if (!likes) {
      stage.view(pupil, lesson, lesson.time() + dice.between(0, LESSON / 2), dice);
    } else if (when < AT_THE_END) {
      long time = end + (long) dice.exponential(4 * Span.MINUTE);
      stage.like(pupil, lesson, time, Manner.HUMAN, false, dice);
    } else if (when < AT_THE_END + MEANWHILE) {
      long time = lesson.time() + dice.between(2 * Span.MINUTE, LESSON);
      stage.like(pupil, lesson, time, Manner.HUMAN, false, dice);
    } else {
      stage.like(pupil, lesson, diary.comesAcross(end, dice), Manner.HUMAN, false, dice);
    }
  }
}
