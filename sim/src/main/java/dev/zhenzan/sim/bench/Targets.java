package dev.zhenzan.sim.bench;

import dev.zhenzan.sim.stage.Dice;
import java.util.Arrays;

/**
 * What can be liked at a moment of the long log. Targets appear as time goes on; the early ones are
 * the most popular, the latest are shown most, and a few are hot for a while.
 */
final class Targets {
  private static final int HOT = 12;
  private static final double HEAT_LASTS_LIKES = 1_500;
  private static final double TAIL = 3;

  private final int accounts;
  private final int[] hot = new int[HOT];
  private int[] owner = new int[1 << 10];
  private int size;

  Targets(int accounts) {
    this.accounts = accounts;
  }

  int size() {
    return size;
  }

  int owner(int target) {
    return owner[target];
  }

  /** Makes targets appear until there are so many. */
  void growTo(int count, Dice dice) {
    while (size < count) {
      publish((int) (accounts * Math.sqrt(dice.nextDouble())));
    }
  }

  /** Makes one target appear. */
  int publish(int account) {
    if (size == owner.length) {
      owner = Arrays.copyOf(owner, 2 * size);
    }
    owner[size] = account;
    return size++;
  }

  /** One of the latest. */
  int recent(Dice dice) {
    return Math.max(0, size - 1 - (int) dice.exponential(1 + size / 40.0));
  }

  /** Something that an honest account comes across. */
  int browse(Dice dice) {
    double where = dice.nextDouble();
    if (where < 0.45) {
      double u = dice.nextDouble();
      return (int) (size * StrictMath.pow(u, TAIL));
    } else if (where < 0.85) {
      return recent(dice);
    }
    int slot = dice.below(HOT);
    if (dice.chance(1 / HEAT_LASTS_LIKES)) {
      hot[slot] = recent(dice);
    }
    return hot[slot];
  }
}
