package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    Crew crew = new Crew(stage, dose, name(), ring);
    List<Person> group = crew.join(members, POSTS_A_DAY, dice.child("join"));
    return play -> {
      Map<Person, int[]> given = new HashMap<>();
      group.forEach(member -> given.put(member, new int[stage.span().days()]));
      crew.posts(group).stream()
          .sorted(Comparator.comparingLong(Post::time).thenComparingInt(Post::number))
          .filter(post -> play.chance(DROPPED))
          .forEach(post -> answer(stage.span(), crew, post, given, play.shuffled(group), play));
    };
  }

  private void answer(
      Span span, Crew crew, Post post, Map<Person, int[]> given, List<Person> group, Dice dice) {
    long call = post.time() + (long) dice.logNormal(8 * Span.MINUTE, 0.8);
    int quota = (int) Math.max(2, Math.round(QUOTA_A_DAY * dose.strength()));
    for (Person member : group) {
      long lag = dose.lag(15 * Span.MINUTE, 1.0, dice);
      long time = member.rhythm().whenAwake(call + lag, dice);
      boolean own = crew.onDuty(member, time) == post.author();
      if (!own && span.contains(time) && dose.takes(ANSWERED, dice)) {
        int day = (int) ((time - span.start()) / Span.DAY);
        if (Objects.requireNonNull(given.get(member))[day]++ < quota) {
          crew.like(member, post, time, Manner.HASTY);
        }
      }
    }
  }
}
