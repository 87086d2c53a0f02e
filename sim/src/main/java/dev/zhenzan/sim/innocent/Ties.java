package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Person;

/** How much people mean to each other. */
final class Ties {
  private Ties() {}

  /** A probability between two bounds that is the pair's own, and not the same in return. */
  static double warmth(Person who, Person towards, double least, double most) {
    double share = Dice.share(who.number(), towards.number());
    return least + (most - least) * share;
  }
}
