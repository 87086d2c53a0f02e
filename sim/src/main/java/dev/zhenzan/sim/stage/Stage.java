package dev.zhenzan.sim.stage;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Journal.Measures;
import java.util.ArrayList;
import java.util.List;

/** The people of a world, what they published, and the journal of what they do. */
public final class Stage {
  private final Span span;
  private final long seed;
  private final int topics;
  private final int communities;
  private final List<Person> people = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();
  private final Journal journal;
  private final Platform platform;
  private int devices;

  /** An empty stage on a platform that publishes nothing, played to the end. */
  public Stage(Span span, long seed, int topics, int communities) {
    this(span, seed, topics, communities, Platform.SILENT, span.end());
  }

  /**
   * An empty stage.
   *
   * @param communities how many communities people live in, at least 1
   * @param platform what those see who watch what the platform does
   * @param until when to stop; what is done before is the same whenever that is
   */
  public Stage(Span span, long seed, int topics, int communities, Platform platform, long until) {
    this.span = span;
    this.seed = seed;
    this.topics = topics;
    this.communities = communities;
    this.journal = new Journal(span.start(), until);
    this.platform = platform;
  }

  public Span span() {
    return span;
  }

  public long seed() {
    return seed;
  }

  public int topics() {
    return topics;
  }

  public int communities() {
    return communities;
  }

  /** Everybody, by number. */
  public List<Person> people() {
    return people;
  }

  /** Everything published, by number. */
  public List<Post> posts() {
    return posts;
  }

  public Platform platform() {
    return platform;
  }

  public Journal journal() {
    return journal;
  }

  /** A device that nobody has yet. */
  public int device() {
    return devices++;
  }

  /** A person like any other, whose habits follow from the dice. */
  public Person enrol(Dice dice) {
    Person person = Birth.of(this, people.size(), dice);
    people.add(person);
    return person;
  }

  /**
   * People who have no part to play yet and publish or read enough to be of use, in random order;
   * fewer than asked for if there are no more.
   */
  public List<Person> recruit(int count, Dice dice) {
    List<Person> found = new ArrayList<>();
    for (int number : dice.permutation(people.size())) {
      if (found.size() == count) {
        break;
      }
      if (people.get(number).isFree()) {
        found.add(people.get(number));
      }
    }
    return found;
  }

  /** Publishes something of the author's usual kind. */
  public Post publish(Person author, long time, Dice dice) {
    Taste taste = author.taste();
    int topic = dice.chance(0.75) ? taste.topic() : taste.secondTopic();
    double appeal = 0.2 * taste.fame() * Math.min(200, dice.pareto(1.4));
    Post post = new Post(posts.size(), author, topic, taste.community(), time, appeal);
    posts.add(post);
    author.posts().add(post);
    return post;
  }

  /** Looks at a post without liking it. */
  public void view(Person who, Post post, long time, Dice dice) {
    journal.add(EventType.VIEW, time, who, post.number(), Manner.HUMAN.look(dice), false);
  }

  /** Likes a post at the given time, with the view before it that the manner brings. */
  public void like(Person who, Post post, long time, Manner manner, boolean fake, Dice dice) {
    if (who == post.author() || time <= post.time()) {
      return;
    }
    Measures measures = Manner.glance(dice);
    if (manner.opens(dice)) {
      Measures look = manner.look(dice);
      int before = (int) (look.dwellMillis() * (0.4 + 0.6 * dice.nextDouble()));
      journal.add(EventType.VIEW, time - before, who, post.number(), look, false);
      measures = new Measures(before, look.completion(), Journal.NONE);
    }
    journal.add(EventType.LIKE, time, who, post.number(), measures, fake);
  }

  /** Takes a like back. */
  public void unlike(Person who, Post post, long time) {
    journal.add(EventType.UNLIKE, time, who, post.number(), Measures.NOTHING, false);
  }

  /** Writes about a post. */
  public void comment(Person who, Post post, long time, Dice dice) {
    int length = (int) Math.min(2_000, 1 + dice.logNormal(14, 0.9));
    Measures measures = new Measures(Journal.NONE, Journal.NONE, length);
    journal.add(EventType.COMMENT, time, who, post.number(), measures, false);
  }

  /** Does something to a post that needs no measures: SHARE, TAP, CHECKIN. */
  public void act(EventType type, Person who, Post post, long time) {
    journal.add(type, time, who, post.number(), Measures.NOTHING, false);
  }

  /** Does something to another person: FOLLOW, EXCHANGE. */
  public void meet(EventType type, Person who, Person other, long time) {
    journal.add(type, time, who, ~other.number(), Measures.NOTHING, false);
  }
}
