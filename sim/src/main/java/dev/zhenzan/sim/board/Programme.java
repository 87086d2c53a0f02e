package dev.zhenzan.sim.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * All worlds of a plan in the order in which they are needed. While one is judged the next is
 * already played, so that two are held at a time and no more.
 */
final class Programme {
  private final Executor executor;
  private final int accounts;
  private final Queue<Cue> cues = new ArrayDeque<>();
  private @Nullable CompletableFuture<Played> next;

  private record Cue(String world, long seed) {}

  /**
   * The programme of a plan.
   *
   * @param executor plays the next world; may be the caller's own thread
   */
  Programme(BoardPlan plan, Executor executor) {
    this.executor = executor;
    accounts = plan.accounts();
    for (String world : plan.worlds()) {
      for (long seed : learned(plan, world)) {
        cues.add(new Cue(world, seed));
      }
      plan.seeds().forEach(seed -> cues.add(new Cue(world, seed)));
    }
    begin();
  }

  /** The seeds that rivals learn from before the world is scored, the cutting seed last. */
  static List<Long> learned(BoardPlan plan, String world) {
    List<Long> seeds = new ArrayList<>();
    if (!plan.rivals().isEmpty() && hasGuilty(world)) {
      if (plan.rivals().contains(Rival.CEILING)) {
        seeds.addAll(Seeds.TRAINING);
      }
      seeds.add(Seeds.CUTTING);
    }
    return List.copyOf(seeds);
  }

  /** Whether anybody brushes in the world at all; the smallest one tells. */
  private static boolean hasGuilty(String world) {
    return Played.of(world, /* accounts= */ 300, Seeds.CUTTING).people().anyGuilty();
  }

  private void begin() {
    Cue cue = cues.poll();
    next =
        cue == null
            ? null
            : CompletableFuture.supplyAsync(
                () -> Played.of(cue.world, accounts, cue.seed), executor);
  }

  /**
   * The next world, once it is played.
   *
   * @throws IllegalStateException if there is none, or it is not the expected one
   */
  Played play(String world, long seed) {
    CompletableFuture<Played> due = next;
    if (due == null) {
      throw new IllegalStateException("the programme is over");
    }
    Played played;
    try {
      played = due.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
    if (!played.world().equals(world) || played.seed() != seed) {
      throw new IllegalStateException("the programme has " + played.world() + played.seed());
    }
    begin();
    return played;
  }
}
