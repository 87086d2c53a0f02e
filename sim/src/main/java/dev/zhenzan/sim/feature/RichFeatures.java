package dev.zhenzan.sim.feature;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that we can think of about an account that a log shows: what it does, how fast, what
 * it likes, who likes it back, where it comes from, who keeps it company and what they are like,
 * and what the engine said. For a model that is shown the truth; the engine itself uses none of it.
 */
public final class RichFeatures {
  private RichFeatures() {}

  /**
   * All features of all accounts, in the same order for the same columns; those whose columns are
   * missing are left out.
   *
   * @param tasks who does the work; the features do not depend on it
   */
  public static List<Feature> of(
      EventColumns events, Profiles profiles, Findings findings, Tasks tasks) {
    Standing standing = Standing.of(events, Tasks.SERIAL);
    Likes likes = Likes.of(events, standing, Tasks.SERIAL);
    List<Supplier<List<Feature>>> kinds =
        List.of(
            () -> SingleFeatures.of(events, profiles),
            () -> ActivityFeatures.of(events, likes),
            () -> RhythmFeatures.of(likes),
            () -> TasteFeatures.of(events, likes),
            () -> PlaceFeatures.of(events),
            () -> EngineFeatures.of(findings, events));
    List<List<Feature>> byKind = new ArrayList<>(Collections.nCopies(kinds.size(), List.of()));
    tasks.run(kinds.size(), kind -> byKind.set(kind, kinds.get(kind).get()));
    List<Feature> own = byKind.stream().flatMap(List::stream).toList();
    List<Feature> all = new ArrayList<>(own);
    all.addAll(CompanyFeatures.of(likes, own, tasks));
    return List.copyOf(all);
  }
}
