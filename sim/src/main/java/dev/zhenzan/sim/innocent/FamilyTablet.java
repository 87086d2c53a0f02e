package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Diary;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Means;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * A family that hands one tablet round, behind one line, and likes what the others publish.
 * Resembles an alt matrix; differs in that everybody has a life and a taste of their own.
 *
 * <p>What is believed: parents have phones and take the tablet now and then, the younger child has
 * nothing else, the older one in half of the families. Who sees a relative's post at the next visit
 * likes it in every second case, more or less by pair; they talk at the table and not in comments.
 *
 * @param families how many families of four
 */
public record FamilyTablet(int families) implements Part {
  private static final int SIZE = 4;
  private static final double OLDER_HAS_PHONE = 0.5;
  private static final double COMMENTED = 0.06;

  @Override
  public String name() {
    return "family_tablet";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> all = stage.recruit(families * SIZE, dice);
    int tablet = 0;
    for (int i = 0; i < all.size(); i++) {
      Person head = all.get(i - i % SIZE);
      Person member = all.get(i).livesAs(name());
      Means own = member.means();
      tablet = i % SIZE == 0 ? stage.device() : tablet;
      boolean phone = i % SIZE < 2 || i % SIZE == 2 && dice.chance(OLDER_HAS_PHONE);
      member.means(
          (phone ? own.onDevices(own.devices()[0], tablet) : own.onDevices(tablet))
              .behind(head.means().home(), phone ? 0.6 * own.mobileShare() : 0.05));
      all.subList(i - i % SIZE, i).forEach(member::befriend);
    }
    return play -> {
      for (int i = 0; i < all.size(); i++) {
        Person member = all.get(i);
        Diary diary = new Diary(member, stage.span());
        int first = i - i % SIZE;
        for (Person relative : all.subList(first, Math.min(all.size(), first + SIZE))) {
          relative.posts().forEach(post -> answer(stage, member, diary, post, play));
        }
      }
    };
  }

  private static void answer(Stage stage, Person member, Diary diary, Post post, Dice dice) {
    long time = diary.comesAcross(post.time(), dice);
    if (dice.chance(Ties.warmth(member, post.author(), 0.25, 0.75))) {
      stage.like(member, post, time, Manner.HUMAN, false, dice);
      if (member != post.author() && dice.chance(COMMENTED)) {
        stage.comment(member, post, time + (long) dice.logNormal(30_000, 0.8), dice);
      }
    }
  }
}
