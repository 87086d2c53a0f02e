package dev.zhenzan.core.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.lockstep.Links;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Components are cut where they are thin.
 *
 * <p>Can prove that groups with a few ties between them come apart, and that one sparse group does
 * not. Cannot prove where a cut belongs in between: nobody can.
 */
class CommunitiesTest {
  private static final int NEEDED = 7_000;

  private static RingGraph graph(TreeSet<Integer> edges, int accounts) {
    int[] one = edges.stream().mapToInt(edge -> edge / accounts).toArray();
    int[] other = edges.stream().mapToInt(edge -> edge % accounts).toArray();
    int[] surprise = new int[one.length];
    java.util.Arrays.fill(surprise, NEEDED + 3_000);
    Links links =
        new Links(
            one,
            other,
            surprise,
            new long[one.length],
            new int[one.length + 1],
            new int[0],
            new int[0],
            NEEDED / 1e3,
            NEEDED / 2e3,
            1,
            0,
            new int[accounts],
            one.length);
    var events = new SmallLog().columns(accounts, 1);
    Likes likes = Likes.of(events, Standing.of(events, Tasks.SERIAL), Tasks.SERIAL);
    Exchanges none = Exchanges.of(likes, new int[] {-1}, Tasks.SERIAL);
    return RingGraph.of(links, likes, none, new int[accounts]);
  }

  private static void among(
      TreeSet<Integer> edges, int from, int to, double share, int accounts, SplittableRandom dice) {
    for (int one = from; one < to; one++) {
      for (int other = one + 1; other < to; other++) {
        if (dice.nextDouble() < share) {
          edges.add(one * accounts + other);
        }
      }
    }
  }

  @Test
  void twoRingsThatShareAFewTiesComeApart() {
    TreeSet<Integer> edges = new TreeSet<>();
    SplittableRandom dice = new SplittableRandom(5);
    among(edges, 0, 20, 0.7, 45, dice);
    among(edges, 20, 45, 0.7, 45, dice);
    edges.add(3 * 45 + 22);
    edges.add(3 * 45 + 23);
    edges.add(4 * 45 + 22);
    int[] all = IntStream.range(0, 45).toArray();
    List<int[]> parts = Communities.of(graph(edges, 45), all, NEEDED);
    assertEquals(2, parts.size());
    assertArrayEquals(IntStream.range(0, 20).toArray(), parts.get(0));
    assertArrayEquals(IntStream.range(20, 45).toArray(), parts.get(1));
  }

  @Test
  void aSparsePoolStaysWhole() {
    TreeSet<Integer> edges = new TreeSet<>();
    among(edges, 0, 100, 0.15, 100, new SplittableRandom(7));
    int[] all = IntStream.range(0, 100).toArray();
    assertEquals(1, Communities.of(graph(edges, 100), all, NEEDED).size());
  }
}
