package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 云端互刷池: strangers hand their accounts to a pool; a like given earns a credit, a credit buys a like
 * from whoever comes next. The pool serves first whom it owes most.
 *
 * <p>What gives it away: each member's given and received likes balance, among people without any
 * other tie. What makes it hard: no two members meet often, so no pair and no posting time stands
 * out.
 *
 * @param ring the ring's name in the truth
 * @param members how many accounts
 */
public record CloudPool(String ring, int members, Dose dose) implements Part {
  private static final double GIVEN_A_DAY = 3.5;
  private static final double POSTS_A_DAY = 0.5;
  private static final double REAL = 0.7;
  private static final int ASKED = 6;
  private static final long FRESH = 4 * Span.DAY;

  @Override
  public String name() {
    return "cloud_pool";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    Crew crew = new Crew(stage, dose, name(), ring);
    int real = (int) (members * REAL);
    List<Person> pool = new ArrayList<>(crew.join(real, POSTS_A_DAY, dice.child("real")));
    double fakeLikes = GIVEN_A_DAY * dose.strength() * stage.span().days();
    List<Person> made = crew.hire(members - real, fakeLikes, dice.child("made"));
    made.forEach(CloudPool::publishes);
    crew.reliefOf(made).forEach(CloudPool::publishes);
    pool.addAll(made);
    return play -> exchange(stage, crew, pool, play);
  }

  private static void publishes(Person made) {
    made.taste(made.taste().publishing(POSTS_A_DAY));
  }

  private record Turn(int member, long time) {}

  private void exchange(Stage stage, Crew crew, List<Person> pool, Dice dice) {
    List<Turn> turns = new ArrayList<>();
    double perDay = GIVEN_A_DAY * dose.strength() * (1 - 0.4 * dose.camouflage());
    for (int member = 0; member < pool.size(); member++) {
      Person person = pool.get(member);
      double eager = dice.logNormal(perDay, 0.5);
      for (int day = 0; day < stage.span().days(); day++) {
        for (int i = dice.poisson(eager); i > 0; i--) {
          turns.add(new Turn(member, person.rhythm().moment(stage.span().day(day), dice)));
        }
      }
    }
    turns.sort(Comparator.comparingLong(Turn::time).thenComparingInt(Turn::member));
    int[] owed = new int[pool.size()];
    for (Turn turn : turns) {
      serve(crew, pool, owed, turn, dice);
    }
  }

  /** The giver likes a fresh post of that one of a few asked members who is owed most. */
  private void serve(Crew crew, List<Person> pool, int[] owed, Turn turn, Dice dice) {
    int best = -1;
    Post chosen = null;
    for (int i = 0; i < ASKED; i++) {
      int member = dice.below(pool.size());
      Person author = crew.onDuty(pool.get(member), turn.time());
      Post post =
          author == null || member == turn.member() ? null : fresh(author, turn.time(), dice);
      if (post != null && (best < 0 || owed[member] > owed[best])) {
        best = member;
        chosen = post;
      }
    }
    if (chosen != null && crew.like(pool.get(turn.member()), chosen, turn.time(), Manner.HASTY)) {
      owed[best]--;
      owed[turn.member()]++;
    }
  }

  private static @Nullable Post fresh(Person author, long time, Dice dice) {
    List<Post> posts = author.posts();
    if (posts.isEmpty()) {
      return null;
    }
    Post post = dice.pick(posts);
    return post.time() < time && post.time() > time - FRESH ? post : null;
  }
}
