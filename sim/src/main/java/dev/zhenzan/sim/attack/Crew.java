package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Profile;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import dev.zhenzan.sim.stage.Taste;
import java.util.ArrayList;
import java.util.List;

/**
 * Gets people for a ring, real ones who join, accounts made for it, customers who pay, and lets
 * them work.
 *
 * <p>A ring that rotates gives its accounts up midway: made accounts are dropped for new ones with
 * new devices; of the real people half leave and others join.
 */
final class Crew {
  private final Stage stage;
  private final Dose dose;
  private final String attack;
  private final String ring;
  private final long seed;
  private final Shifts shifts;

  /** A crew that works from the world's first day on. */
  Crew(Stage stage, Dose dose, String attack, String ring) {
    this(stage, dose, attack, ring, stage.span().start());
  }

  /** A crew that works from the given time on. */
  Crew(Stage stage, Dose dose, String attack, String ring, long from) {
    this.stage = stage;
    this.dose = dose;
    this.attack = attack;
    this.ring = ring;
    this.seed = Dice.hash(stage.seed(), ring.hashCode());
    long midway = from + (long) ((stage.span().end() - from) * (0.45 + 0.1 * Dice.share(seed, 0)));
    this.shifts = new Shifts(dose.rotates() ? midway : Long.MAX_VALUE);
  }

  /**
   * Real people who join and keep their own life, publishing at least so much. Who cares to join is
   * an eager reader; who is told to be careful reads the more.
   */
  List<Person> join(int count, double postsPerDay, Dice dice) {
    List<Person> members = joinForGood(count, postsPerDay, dice);
    if (dose.rotates()) {
      List<Person> others = joinForGood(members.size() / 2, postsPerDay, dice);
      for (int i = 0; i < others.size(); i++) {
        shifts.relieve(members.get(i), others.get(i));
      }
    }
    return members;
  }

  /** The same of people who stay to the end. */
  List<Person> joinForGood(int count, double postsPerDay, Dice dice) {
    List<Person> members = stage.recruit(count, dice);
    for (Person member : members) {
      member.brushes(attack, ring);
      publishing(member, postsPerDay * (0.6 + 0.8 * dice.nextDouble()));
      double views = Math.max(member.taste().viewsPerDay(), 4 + 6 * dice.nextDouble());
      member.taste(member.taste().reading(views * (1 + dose.camouflage())));
    }
    return members;
  }

  private static void publishing(Person person, double atLeast) {
    Taste taste = person.taste();
    person.taste(taste.publishing(Math.max(taste.postsPerDay(), atLeast)));
  }

  /**
   * Accounts made for brushing. Their honest-looking likes make up the camouflage's share of all.
   *
   * @param fakeLikes how many brushed likes each is expected to give if it works all the time
   */
  List<Person> hire(int count, double fakeLikes, Dice dice) {
    List<Person> hired = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hired.add(make(fakeLikes, stage.span().start(), dice.child(i), dice));
    }
    if (dose.rotates()) {
      Dice fresh = dice.child("relief");
      for (int i = 0; i < count; i++) {
        Person next = make(fakeLikes, shifts.changesAt(), fresh.child(i), fresh);
        next.livesFrom(shifts.changesAt() - (long) (Span.DAY * fresh.nextDouble()));
        hired.get(i).livesUntil(shifts.changesAt());
        shifts.relieve(hired.get(i), next);
      }
    }
    return hired;
  }

  private Person make(double fakeLikes, long now, Dice birth, Dice dice) {
    double own = fakeLikes * dose.camouflage() / (1 - dose.camouflage());
    Person person = stage.enrol(birth).brushes(attack, ring);
    person.profile(Profile.throwaway(now, dice)).sociability(0.3);
    double likesPerDay = own / stage.span().days() * dice.logNormal(1, 0.4);
    Taste taste = person.taste();
    return person.taste(
        taste
            .publishing(dice.chance(0.8) ? 0 : 0.1)
            .carried(1)
            .reading(Math.min(200, likesPerDay / taste.likeShare())));
  }

  /** Accounts that live like anybody until they are used, and on. */
  List<Person> raise(int count, Dice dice) {
    List<Person> raised = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      raised.add(stage.enrol(dice.child(i)).brushes(attack, ring));
      if (dose.rotates()) {
        Person next = stage.enrol(dice.child(count + i)).brushes(attack, ring);
        shifts.relieve(raised.get(i), next);
      }
    }
    return raised;
  }

  /** Those who take over from these, if the ring rotates. */
  List<Person> reliefOf(List<Person> members) {
    return shifts.reliefOf(members);
  }

  /** The account that does a member's work at the time. */
  Person onDuty(Person member, long time) {
    return shifts.onDuty(member, time);
  }

  /** What members, and those who take over, published while they were in the ring. */
  List<Post> posts(List<Person> members) {
    List<Person> all = new ArrayList<>(members);
    all.addAll(reliefOf(members));
    List<Post> posts = new ArrayList<>();
    for (Person member : all) {
      for (Post post : member.posts()) {
        if (shifts.works(member, post.time())) {
          posts.add(post);
        }
      }
    }
    return posts;
  }

  /** Has the account that does the member's work like a post, in the careless manner or better. */
  void like(Person member, Post post, long time, Manner careless) {
    Dice own = new Dice(Dice.hash(seed, (long) post.number() << 32 | member.number()));
    Manner manner = dose.manner(careless, own);
    stage.like(onDuty(member, time), post, time, manner, /* fake= */ true, own);
  }

  /** People who pay for likes and publish at least so much; their own likes are honest. */
  List<Person> customers(int count, double postsPerDay, Dice dice) {
    List<Person> customers = stage.recruit(count, dice);
    for (Person customer : customers) {
      customer.isServedBy(ring, "buyer");
      publishing(customer, postsPerDay);
    }
    return customers;
  }

  /** One job: a post to be liked from a moment on. */
  record Job(Post post, long time) {}

  /**
   * Jobs on the customers' posts, so many a day, some hours after each post.
   *
   * @param from not before this time
   */
  List<Job> jobs(List<Person> customers, double perDay, long from, Dice dice) {
    List<Job> jobs = new ArrayList<>();
    List<Post> posts = new ArrayList<>();
    customers.forEach(customer -> posts.addAll(customer.posts()));
    posts.removeIf(post -> post.time() < Math.max(from, stage.span().start()) - Span.DAY);
    double days = (double) (stage.span().end() - from) / Span.DAY;
    for (Post post : dice.shuffled(posts)) {
      if (jobs.size() >= perDay * days) {
        break;
      }
      long earliest = Math.max(post.time(), from) + (long) dice.logNormal(45 * Span.MINUTE, 0.9);
      jobs.add(new Job(post, post.author().rhythm().whenAwake(earliest, dice)));
    }
    return jobs;
  }
}
