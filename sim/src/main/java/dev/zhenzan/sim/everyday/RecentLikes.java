package dev.zhenzan.sim.everyday;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody liked last, for "your friend liked this". It is how honest likes travel from
 * friend to friend, each at the time of the next one's visit, and how a good post comes to be liked
 * by whole circles.
 */
final class RecentLikes {
  private static final int KEPT = 4;

  private final @Nullable Post[] posts;
  private final byte[] next;

  RecentLikes(int people) {
    posts = new Post[people * KEPT];
    next = new byte[people];
  }

  void put(Person person, Post post) {
    int at = next[person.number()];
    posts[person.number() * KEPT + at] = post;
    next[person.number()] = (byte) ((at + 1) % KEPT);
  }

  /** Something that one of the friends liked lately, if it is not older than three days. */
  @Nullable Post ofOne(List<Person> friends, long time, Dice dice) {
    if (friends.isEmpty()) {
      return null;
    }
    Post post = posts[dice.pick(friends).number() * KEPT + dice.below(KEPT)];
    return post != null && post.time() > time - 3 * Span.DAY ? post : null;
  }
}
