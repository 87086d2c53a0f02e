package dev.zhenzan.sim.everyday;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Diary;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Manner;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import dev.zhenzan.sim.stage.Visit;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets everybody read: visits by daily rhythm, posts from friends and what friends liked, from
 * those they follow, from their community, their topics and the front page; now and then a like, a
 * comment, a share, a changed mind.
 *
 * <p>What is believed: about half of what is seen comes from feeds that everybody shares, the rest
 * from ties; a friend's post is liked three times as readily; likers are mostly viewers first.
 */
public final class Life {
  private static final double FRIEND_BONUS = 3;

  private final Stage stage;
  private final List<Feed> topics = new ArrayList<>();
  private final List<Feed> communities = new ArrayList<>();
  private final Feed frontPage;
  private final RecentLikes recent;

  /** By person, when each of their posts was published; in time order. */
  private final long[][] publications;

  private final LongOpenHashSet seen = new LongOpenHashSet();

  private Life(Stage stage) {
    this.stage = stage;
    this.recent = new RecentLikes(stage.people().size());
    this.publications =
        stage.people().stream()
            .map(person -> person.posts().stream().mapToLong(Post::time).toArray())
            .toArray(long[][]::new);
    List<Post> inOrder = new ArrayList<>(stage.posts());
    inOrder.sort(Comparator.comparingLong(Post::time).thenComparingInt(Post::number));
    Appeal appeal = new Appeal(inOrder);
    this.frontPage = new Feed(appeal);
    for (int i = 0; i < stage.topics(); i++) {
      topics.add(new Feed(appeal));
    }
    for (int i = 0; i < stage.communities(); i++) {
      communities.add(new Feed(appeal));
    }
    for (int place = 0; place < inOrder.size(); place++) {
      Post post = inOrder.get(place);
      topics.get(post.topic()).add(place);
      communities.get(post.community()).add(place);
      frontPage.add(place);
    }
  }

  /** Plays the everyday life of everybody on the stage. */
  public static void play(Stage stage) {
    Life life = new Life(stage);
    List<Visit> visits = life.visits();
    for (int at : inOrder(visits, stage.span())) {
      Visit visit = visits.get(at);
      if (visit.time() >= stage.journal().until()) {
        break;
      }
      life.read(visit, visit.person().dice(visit.key()));
    }
  }

  /** All visits of everybody by person, each person's in time order. */
  private List<Visit> visits() {
    List<Visit> visits = new ArrayList<>();
    for (Person person : stage.people()) {
      visits.addAll(new Diary(person, stage.span()).visits());
    }
    return visits;
  }

  /** Places of the visits in the order of time; of one moment, in the order in which they are. */
  private static int[] inOrder(List<Visit> visits, Span span) {
    long[] keys = new long[visits.size()];
    Arrays.setAll(keys, at -> visits.get(at).time() - span.start() << Span.REST_BITS | at);
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    Arrays.setAll(order, at -> (int) (keys[at] & (1L << Span.REST_BITS) - 1));
    return order;
  }

  private void read(Visit visit, Dice dice) {
    Person person = visit.person();
    long time = visit.time();
    for (int i = 0; i < visit.views(); i++) {
      Post post = choose(person, time, dice);
      if (post != null && post.author() != person && seen.add(pair(person, post))) {
        time = lookAt(person, post, time, dice);
      }
      time += (long) dice.logNormal(4_000, 0.8);
    }
  }

  private static long pair(Person person, Post post) {
    return (long) person.number() << 32 | post.number();
  }

  /** Returns when the reader is done with the post. */
  private long lookAt(Person person, Post post, long time, Dice dice) {
    long later = time + (long) dice.logNormal(8_000, 0.9);
    boolean isFriend = person.friends().contains(post.author());
    if (!dice.chance(willingness(person, post, isFriend))) {
      stage.view(person, post, time, dice);
    } else {
      stage.like(person, post, later, Manner.HUMAN, false, dice);
      recent.put(person, post);
      if (dice.chance(0.015)) {
        stage.unlike(person, post, later + (long) dice.logNormal(40_000, 1.5));
      }
      if (dice.chance(0.03)) {
        stage.act(EventType.SHARE, person, post, later + (long) dice.logNormal(5_000, 0.7));
      }
    }
    if (dice.chance(isFriend ? 0.15 : 0.025)) {
      later += (long) dice.logNormal(25_000, 0.8);
      stage.comment(person, post, later, dice);
    }
    return later;
  }

  private static double willingness(Person person, Post post, boolean isFriend) {
    double share = person.taste().likeShare();
    if (isFriend) {
      share *= FRIEND_BONUS;
    } else if (post.topic() == person.taste().topic()) {
      share *= 1.2;
    } else if (post.topic() != person.taste().secondTopic()) {
      share *= 0.7;
    }
    return Math.min(0.95, share * (0.6 + 0.8 * Dice.share(post.time(), post.number())));
  }

  private @Nullable Post choose(Person person, long time, Dice dice) {
    double channel = dice.nextDouble();
    if (channel < 0.18) {
      return latest(person.friends(), time, dice);
    } else if (channel < 0.26) {
      return recent.ofOne(person.friends(), time, dice);
    } else if (channel < 0.42) {
      return latest(person.follows(), time, dice);
    } else if (channel < 0.66) {
      return communities.get(person.taste().community()).show(time, dice);
    } else if (channel < 0.8) {
      return topics.get(person.taste().topic()).show(time, dice);
    } else if (channel < 0.9) {
      return topics.get(person.taste().secondTopic()).show(time, dice);
    }
    return frontPage.show(time, dice);
  }

  /** One of the latest posts of one of these authors, if it is not older than three days. */
  private @Nullable Post latest(List<Person> authors, long time, Dice dice) {
    if (authors.isEmpty()) {
      return null;
    }
    Person author = dice.pick(authors);
    long[] published = publications[author.number()];
    int at = before(published, time);
    at -= dice.chance(0.7) ? 0 : 1;
    return at >= 0 && published[at] > time - 3 * Span.DAY ? author.posts().get(at) : null;
  }

  /** Where the last one earlier than the time stands, {@code -1} for none. */
  private static int before(long[] times, long time) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
