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
record Case(Played world, Findings findings, Likes likes, Tasks tasks) {

  static Case of(Played world, Findings findings, Tasks tasks) {
    Standing standing = Standing.of(world.events(), tasks);
    return new Case(world, findings, Likes.of(world.events(), standing, tasks), tasks);
  }

  List<Feature> features() {
    return RichFeatures.of(world.events(), world.profiles(), findings, tasks);
  }

  /** By account of the log. */
  boolean[] guilty() {
    return Arrays.copyOf(world.people().guilty(), world.people().met());
  }
}
