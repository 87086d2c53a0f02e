package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Profile;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import dev.zhenzan.sim.stage.Taste;
import java.util.ArrayList;
import java.util.List;

/** Gets people for a ring: real ones who join, accounts made for it, customers who pay. */
final class Crew {
  private final Stage stage;
  private final Dose dose;
  private final String attack;
  private final String ring;

  Crew(Stage stage, Dose dose, String attack, String ring) {
    this.stage = stage;
    this.dose = dose;
    this.attack = attack;
    this.ring = ring;
  }

  /**
   * Real people who join and keep their own life, publishing at least so much. Who cares to join is
   * an eager reader; who is told to be careful reads the more.
   */
  List<Person> join(int count, double postsPerDay, Dice dice) {
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
   * @param fakeLikes how many brushed likes each is expected to give
   */
  List<Person> hire(int count, double fakeLikes, Dice dice) {
    List<Person> hired = new ArrayList<>();
    double own = fakeLikes * dose.camouflage() / (1 - dose.camouflage());
    for (int i = 0; i < count; i++) {
      Person person = stage.enrol(dice.child(i)).brushes(attack, ring);
      person.profile(Profile.throwaway(stage.span().start(), dice)).sociability(0.3);
      double likesPerDay = own / stage.span().days() * dice.logNormal(1, 0.4);
      Taste taste = person.taste();
      person.taste(
          taste
              .publishing(dice.chance(0.8) ? 0 : 0.1)
              .carried(1)
              .reading(Math.min(200, likesPerDay / taste.likeShare())));
      hired.add(person);
    }
    return hired;
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
