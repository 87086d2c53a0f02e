package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Journal;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What a platform would have accepted of a journal.
 *
 * <p>A platform accepts a like only while none of the same pair stands, and takes back only what
 * stands; so whoever likes a post of a friend and is later told to like it for a group has given
 * one genuine like.
 *
 * @param entries the journal's, in canonical order
 * @param standing the likes that are never taken back, by place among the entries
 */
record Accepted(int[] entries, BitSet standing) {

  static Accepted of(Stage stage, Names names) {
    int[] order = new Order(stage, names).entries();
    Journal journal = stage.journal();
    Long2IntOpenHashMap placeOfPair = new Long2IntOpenHashMap();
    placeOfPair.defaultReturnValue(-1);
    int size = 0;
    for (int entry : order) {
      long pair = (long) journal.actor(entry) << 32 | journal.target(entry) & 0xFFFF_FFFFL;
      boolean taken = true;
      if (journal.type(entry) == EventType.LIKE) {
        taken = placeOfPair.putIfAbsent(pair, size) < 0;
      } else if (journal.type(entry) == EventType.UNLIKE) {
        taken = placeOfPair.remove(pair) >= 0;
      }
      if (taken) {
        order[size++] = entry;
      }
    }
    BitSet standing = new BitSet(size);
    placeOfPair.values().forEach(standing::set);
    return new Accepted(Arrays.copyOf(order, size), standing);
  }

  /** The canonical order of a journal. */
  private record Order(Stage stage, Names names) {

    /**
     * The entries in canonical order. Sorts by time first, as plain numbers, and compares names
     * only where times are equal, which is rare.
     */
    int[] entries() {
      Journal journal = stage.journal();
      long[] keys = new long[journal.size()];
      for (int entry = 0; entry < keys.length; entry++) {
        keys[entry] = journal.time(entry) - stage.span().start() << Span.REST_BITS | entry;
      }
      Arrays.sort(keys);
      int[] order = new int[keys.length];
      int first = 0;
      for (int i = 0; i < keys.length; i++) {
        order[i] = (int) (keys[i] & (1L << Span.REST_BITS) - 1);
        if (keys[i] >>> Span.REST_BITS != keys[first] >>> Span.REST_BITS) {
          sort(order, first, i);
          first = i;
        }
      }
      sort(order, first, order.length);
      return order;
    }

    private void sort(int[] order, int from, int to) {
      if (to - from > 1) {
        IntArrays.quickSort(order, from, to, this::compare);
      }
    }

    /** By names, type and place in the journal, for entries of one moment. */
    private int compare(int left, int right) {
      Journal journal = stage.journal();
      byte[][] accounts = names.accounts();
      int order =
          Arrays.compareUnsigned(accounts[journal.actor(left)], accounts[journal.actor(right)]);
      order = order == 0 ? Arrays.compareUnsigned(target(left), target(right)) : order;
      order = order == 0 ? journal.type(left).compareTo(journal.type(right)) : order;
      return order == 0 ? Integer.compare(left, right) : order;
    }

    private byte[] target(int entry) {
      int target = stage.journal().target(entry);
      if (target < 0) {
        return names.accounts()[~target];
      }
      Post post = stage.posts().get(target);
      return stage.journal().type(entry) == EventType.JOIN
          ? names.communities()[post.community()]
          : names.posts()[target];
    }
  }
}
