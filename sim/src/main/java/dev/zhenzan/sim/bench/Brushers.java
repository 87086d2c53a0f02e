package dev.zhenzan.sim.bench;

import dev.zhenzan.sim.stage.Dice;

/**
 * Brushing for the long log: mutual groups of 20, farms of 50, and two pools of one account in a
 * hundred each. Who belongs where follows from the account's number.
 */
final class Brushers {
  private static final int GROUP = 20;
  private static final int FARM = 50;
  private static final double GROUP_SHARE = 0.45;
  private static final double FARM_SHARE = 0.45;
  private static final double GROUP_ANSWERS = 0.75;
  private static final double FARM_ANSWERS = 0.6;

  private final int accounts;
  private final Agenda agenda;
  private final Targets targets;
  private final Dice dice;
  private double due;

  Brushers(int accounts, Agenda agenda, Targets targets, Dice dice) {
    this.accounts = accounts;
    this.agenda = agenda;
    this.targets = targets;
    this.dice = dice;
  }

  /** Makes it due that so many brushed likes are given, and hands out jobs that come to it. */
  void owe(double likes, long now) {
    due += likes;
    while (due > 0) {
      double kind = dice.nextDouble();
      if (kind < GROUP_SHARE) {
        due -= group(now);
      } else if (kind < GROUP_SHARE + FARM_SHARE) {
        due -= farm(now);
      } else {
        due -= pool(now);
      }
    }
  }

  /** The groups live in the last tenth of the numbers, where people are moderately active. */
  private int group(long now) {
    int groups = Math.max(1, accounts / 2_500);
    int first = accounts / 10 * 9 + dice.below(groups) * GROUP;
    int poster = first + dice.below(GROUP);
    int post = targets.publish(poster % accounts);
    int given = 0;
    for (int member = first; member < first + GROUP; member++) {
      if (member != poster && dice.chance(GROUP_ANSWERS)) {
        agenda.add(now + (long) dice.exponential(900_000), member % accounts, post);
        given++;
      }
    }
    return given;
  }

  private int farm(long now) {
    int farms = Math.max(1, accounts / 5_000);
    int first = accounts / 10 * 8 + dice.below(farms) * FARM;
    int post = targets.recent(dice);
    long time = now;
    int given = 0;
    for (int bot = first; bot < first + FARM; bot++) {
      if (dice.chance(FARM_ANSWERS)) {
        time += 4_000 + dice.below(800);
        agenda.add(time, bot % accounts, post);
        given++;
      }
    }
    return given;
  }

  private int pool(long now) {
    int size = Math.max(10, accounts / 100);
    int first = accounts / 10 * (5 + dice.below(2));
    int giver = first + dice.below(size);
    int post = targets.publish((first + dice.below(size)) % accounts);
    int given = 1 + dice.below(4);
    for (int i = 0; i < given; i++) {
      agenda.add(now + (long) dice.exponential(3_600_000), (giver + i * 7) % accounts, post);
    }
    return given;
  }
}
