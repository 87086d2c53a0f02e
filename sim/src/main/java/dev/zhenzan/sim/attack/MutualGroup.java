package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.Comparator;
import java.util.List;

/**
 * 互赞群: real people who drop links to their posts into a chat and like what the others drop, up to a
 * quota a day. Whatever else they like is genuine.
 *
 * <p>What gives them away is that they like each other's posts far beyond what community,
 * friendship and chance explain, soon after the same call. What makes them hard: their accounts,
 * devices and hours are those of honest people, and most of their likes may be honest.
 *
 * @param ring the ring's name in the truth
 * @param members how many people
 */
public record MutualGroup(String ring, int members, Dose dose) implements Part {
  private static final double QUOTA_A_DAY = 4;
  private static final double POSTS_A_DAY = 0.5;
  private static final double DROPPED = 0.85;
  private static final double ANSWERED = 0.6;

  @Override
  public String name() {
    return "mutual_group";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    List<Person> group =
        new Crew(stage, dose, name(), ring).join(members, POSTS_A_DAY, dice.child("join"));
    return play -> {
      int[] given = new int[stage.people().size() * stage.span().days()];
      group.stream()
          .flatMap(member -> member.posts().stream())
          .sorted(Comparator.comparingLong(Post::time).thenComparingInt(Post::number))
          .filter(post -> play.chance(DROPPED))
          .forEach(post -> answer(stage, post, group, given, play));
    };
  }

  private void answer(Stage stage, Post post, List<Person> group, int[] given, Dice dice) {
    long call = post.time() + (long) dice.logNormal(8 * Span.MINUTE, 0.8);
    int quota = (int) Math.max(2, Math.round(QUOTA_A_DAY * dose.strength()));
    for (Person member : dice.shuffled(group)) {
      long lag = dose.lag(15 * Span.MINUTE, 1.0, dice);
      long time = member.rhythm().whenAwake(call + lag, dice);
      if (member != post.author() && stage.span().contains(time) && dose.takes(ANSWERED, dice)) {
        int day = (int) ((time - stage.span().start()) / Span.DAY);
        if (given[member.number() * stage.span().days() + day]++ < quota) {
          stage.like(member, post, time, dose.manner(Manner.HASTY, dice), true, dice);
        }
      }
    }
  }
}
