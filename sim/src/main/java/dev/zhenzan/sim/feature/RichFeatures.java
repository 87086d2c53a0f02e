package dev.zhenzan.sim.feature;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import java.util.ArrayList;
import java.util.List;

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
   */
  public static List<Feature> of(EventColumns events, Profiles profiles, Findings findings) {
    Standing standing = Standing.of(events, Tasks.SERIAL);
    Likes likes = Likes.of(events, standing, Tasks.SERIAL);
    List<Feature> own = new ArrayList<>(SingleFeatures.of(events, profiles));
    own.addAll(ActivityFeatures.of(events, likes));
    own.addAll(RhythmFeatures.of(likes));
    own.addAll(TasteFeatures.of(events, likes));
    own.addAll(PlaceFeatures.of(events));
    own.addAll(EngineFeatures.of(findings, events));
    List<Feature> all = new ArrayList<>(own);
    all.addAll(CompanyFeatures.of(likes, own));
    return List.copyOf(all);
  }
}
