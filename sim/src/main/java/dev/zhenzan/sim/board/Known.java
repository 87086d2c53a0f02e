package dev.zhenzan.sim.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an earlier run found in one world, and what is still to be done for it.
 *
 * @param scores by seed
 * @param preparation how rivals were made ready, where that need not be done again
 * @param learned the seeds that rivals learn from, the cutting seed last; empty where nobody is
 *     guilty, where there are no rivals, and where all is known
 * @param missing the seeds that are not scored yet
 */
record Known(
    Map<Long, WorldScore> scores, Preparation preparation, List<Long> learned, List<Long> missing) {
  static final Known NOTHING =
      new Known(Map.of(), new Preparation("", List.of(), List.of()), List.of(), List.of());

  static Known of(BoardPlan plan, String world, BoardStore store) {
    Map<Long, WorldScore> scores = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    for (int i = 0; i < plan.seeds().size(); i++) {
      long seed = plan.seeds().get(i);
      store
          .score(world, seed, i < plan.watched())
          .ifPresentOrElse(score -> scores.put(seed, score), () -> missing.add(seed));
    }
    Optional<Preparation> before = missing.isEmpty() ? store.preparation(world) : Optional.empty();
    return new Known(
        scores,
        before.orElse(new Preparation(world, List.of(), List.of())),
        before.isPresent() ? List.of() : learned(plan, world),
        missing);
  }

  /** What is to be played, in this order. */
  List<Programme.Cue> cues(String world) {
    List<Programme.Cue> cues = new ArrayList<>();
    learned.forEach(seed -> cues.add(new Programme.Cue(world, seed)));
    missing.forEach(seed -> cues.add(new Programme.Cue(world, seed)));
    return cues;
  }

  private static List<Long> learned(BoardPlan plan, String world) {
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
}
