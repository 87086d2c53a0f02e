package dev.zhenzan.sim.board;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.sim.feature.Feature;
import dev.zhenzan.sim.feature.RichFeatures;
import java.util.Arrays;
import java.util.List;

/** A world and what several methods need of it. */
record Case(Played world, Findings findings, Likes likes) {

  static Case of(Played world, Findings findings) {
    Standing standing = Standing.of(world.events(), Tasks.SERIAL);
    return new Case(world, findings, Likes.of(world.events(), standing, Tasks.SERIAL));
  }

  List<Feature> features() {
    return RichFeatures.of(world.events(), world.profiles(), findings);
  }

  /** By account of the log. */
  boolean[] guilty() {
    return Arrays.copyOf(world.people().guilty(), world.people().met());
  }
}
