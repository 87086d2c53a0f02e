package dev.zhenzan.sim.board;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * All worlds of a board in the order in which they are needed. While one is judged the next is
 * already played, so that two are held at a time and no more.
 */
final class Programme {
  private final Executor executor;
  private final int accounts;
  private final Queue<Cue> cues;
  private @Nullable CompletableFuture<Played> next;

  /** A world to be played. */
  record Cue(String world, long seed) {}

  /**
   * A programme.
   *
   * @param accounts how many each world has
   * @param executor plays the next world; may be the caller's own thread
   */
  Programme(List<Cue> cues, int accounts, Executor executor) {
    this.executor = executor;
    this.accounts = accounts;
    this.cues = new ArrayDeque<>(cues);
    begin();
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
