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
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gets people for a ring, real ones who join, accounts made for it, customers who pay, and lets
 * them work.
 *
 * <p>A ring that rotates gives its accounts up midway: made accounts are dropped for new ones with
 * new devices; of the real people half leave and others join. A ring that adapts drops whom the
 * platform flags: each made account has a spare one, which stays silent until it is used; real
 * people stop, and for half of them somebody else joins. Once a part of it is flagged it spreads
 * its likes over a day, leaves some out, and has its accounts read more.
 *
 * <p>What is drawn for one like depends on the post and the member alone, so that what a ring
 * learns later leaves what it did before as it was.
 */
final class Crew {
  private static final double SPREAD = 36 * Span.HOUR;
  private static final double LEFT_OUT = 0.35;
  private static final double SPARE_CAMOUFLAGE = 0.6;

  private final Stage stage;
  private final Dose dose;
  private final String attack;
  private final String ring;
  private final long seed;
  private final long midway;
  private final Alarm alarm;
  private final Shifts shifts;
  private final Set<Person> made = Collections.newSetFromMap(new IdentityHashMap<>());

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
    this.midway = from + (long) ((stage.span().end() - from) * (0.45 + 0.1 * Dice.share(seed, 0)));
    this.alarm = new Alarm(stage.platform(), stage.span());
    this.shifts = new Shifts(this::givenUpAt);
  }

  private long givenUpAt(Person account) {
    if (dose.adapts()) {
      return alarm.burnedAt(account);
    }
    return dose.rotates() && shifts.hasRelief(account) ? midway : Long.MAX_VALUE;
  }

  /**
   * Real people who join and keep their own life, publishing at least so much. Who cares to join is
   * an eager reader; who is told to be careful reads the more.
   */
  List<Person> join(int count, double postsPerDay, Dice dice) {
    List<Person> members = joinForGood(count, postsPerDay, dice);
    if (dose.rotates() || dose.adapts()) {
      List<Person> others = joinForGood(members.size() / 2, postsPerDay, dice);
      for (int i = 0; i < others.size(); i++) {
        shifts.relieve(members.get(i), others.get(i));
        if (dose.adapts()) {
          others.get(i).isServedBy(ring, Person.PUBLIC);
        }
      }
    }
    return members;
  }

  /** The same of people who stay to the end. */
  List<Person> joinForGood(int count, double postsPerDay, Dice dice) {
    List<Person> members = stage.recruit(count, dice);
    for (Person member : members) {
      member.brushes(attack, ring);
      alarm.watch(member);
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
      Person made = make(fakeLikes, dose.camouflage(), stage.span().start(), dice.child(i), dice);
      hired.add(made.brushes(attack, ring));
    }
    Dice fresh = dice.child("relief");
    for (Person first : hired) {
      if (dose.rotates()) {
        Person next =
            make(fakeLikes, dose.camouflage(), midway, fresh.child(first.number()), fresh);
        next.brushes(attack, ring).livesFrom(midway - (long) (Span.DAY * fresh.nextDouble()));
        first.livesUntil(midway);
        shifts.relieve(first, next);
      } else if (dose.adapts()) {
        double care = Math.max(SPARE_CAMOUFLAGE, dose.camouflage());
        Person spare =
            make(fakeLikes, care, stage.span().start(), fresh.child(first.number()), fresh);
        spare.isServedBy(ring, "reserve").livesFrom(Long.MAX_VALUE);
        shifts.relieve(first, spare);
      }
    }
    return hired;
  }

  private Person make(double fakeLikes, double camouflage, long now, Dice birth, Dice dice) {
    double own = fakeLikes * camouflage / (1 - camouflage);
    Person person = stage.enrol(birth);
    made.add(person);
    alarm.watch(person);
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
      alarm.watch(raised.get(i));
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

  /** The account that does a member's work at the time, or null if it was given up. */
  @Nullable Person onDuty(Person member, long time) {
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

  /**
   * Has the account that does the member's work like a post, in the careless manner or better.
   *
   * @return whether there is such an account, and it takes the job
   */
  boolean like(Person member, Post post, long time, Manner careless) {
    Dice own = new Dice(Dice.hash(seed, (long) post.number() << 32 | member.number()));
    Person account = shifts.onDuty(member, time);
    double level = dose.adapts() ? alarm.level(time) : 0;
    if (level > 0) {
      giveUp(member);
      shifts.reliefOf(List.of(member)).forEach(this::giveUp);
    }
    if (account == null || own.chance(LEFT_OUT * level)) {
      return false;
    }
    if (level > 0) {
      employ(account, time, level);
    }
    long later = time + (long) (SPREAD * level * own.nextDouble());
    long at = level > 0 ? account.rhythm().whenAwake(later, own) : time;
    stage.like(account, post, at, dose.manner(careless, level, own), /* fake= */ true, own);
    return true;
  }

  /** A made account that is burned is not used any more, for anything. */
  private void giveUp(Person account) {
    if (made.contains(account) && alarm.burnedAt(account) < account.livesUntil()) {
      account.livesUntil(alarm.burnedAt(account));
    }
  }

  /** A spare account begins to live when it is first used; everybody reads more than before. */
  private void employ(Person account, long time, double level) {
    if (shifts.isRelief(account)) {
      account.livesAs(Person.PUBLIC).brushes(attack, ring);
      account.livesFrom(Math.min(account.livesFrom(), alarm.since(time)));
    }
    double more = 1 + 1.5 * level;
    account.reads(Math.min(200, account.taste().viewsPerDay() * more), alarm.since(time));
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
