package dev.zhenzan.sim;

import dev.zhenzan.sim.attack.AltMatrix;
import dev.zhenzan.sim.attack.CloudPool;
import dev.zhenzan.sim.attack.Dose;
import dev.zhenzan.sim.attack.MutualGroup;
import dev.zhenzan.sim.attack.PurchasedLikes;
import dev.zhenzan.sim.attack.RaisedAccounts;
import dev.zhenzan.sim.attack.ScriptFarm;
import dev.zhenzan.sim.attack.TaskGroup;
import dev.zhenzan.sim.innocent.Classroom;
import dev.zhenzan.sim.innocent.FamilyTablet;
import dev.zhenzan.sim.innocent.FanClub;
import dev.zhenzan.sim.innocent.FlashCrowd;
import dev.zhenzan.sim.innocent.Friends;
import dev.zhenzan.sim.innocent.Habits;
import dev.zhenzan.sim.innocent.LiveRoom;
import dev.zhenzan.sim.innocent.Newcomers;
import dev.zhenzan.sim.innocent.SharedLine;
import dev.zhenzan.sim.innocent.TradeFair;
import dev.zhenzan.sim.stage.Part;
import java.util.ArrayList;
import java.util.List;

/** The parts of a world, collected: how many of each for a given number of accounts. */
final class Programme {
  private final int accounts;
  private final List<Part> parts = new ArrayList<>();
  private int rings;

  Programme(int accounts) {
    this.accounts = accounts;
  }

  List<Part> parts() {
    return parts;
  }

  Programme with(Part part) {
    parts.add(part);
    return this;
  }

  /** About one account in the given number, at least so many. */
  private int oneIn(int number, int atLeast) {
    return Math.max(atLeast, accounts / number);
  }

  private String ring() {
    return "r" + ++rings;
  }

  /** Every kind of attack; about a twelfth of the accounts brush. */
  Programme allAttacks(Dose dose) {
    mutualGroups(oneIn(1_500, 1), dose);
    altMatrices(oneIn(1_500, 1), dose);
    for (int i = oneIn(5_000, 1); i > 0; i--) {
      with(new TaskGroup(ring(), 30, 12, dose));
      with(new ScriptFarm(ring(), 35, 12, dose));
      with(new RaisedAccounts(ring(), 25, 12, dose));
      with(new PurchasedLikes(ring(), 30, 5, dose));
    }
    for (int i = oneIn(8_000, 1); i > 0; i--) {
      with(new CloudPool(ring(), Math.min(140, oneIn(40, 30)), dose));
    }
    return this;
  }

  Programme mutualGroups(int count, Dose dose) {
    for (int i = 0; i < count; i++) {
      with(new MutualGroup(ring(), 18 + 7 * (i % 3), dose));
    }
    return this;
  }

  Programme altMatrices(int count, Dose dose) {
    for (int i = 0; i < count; i++) {
      with(new AltMatrix(ring(), 10 + 4 * (i % 3), dose));
    }
    return this;
  }

  /** Every innocent crowd; about a quarter of the accounts live in one. */
  Programme allInnocents() {
    for (int i = oneIn(800, 2); i > 0; i--) {
      with(new Friends(4 + i % 5));
    }
    return with(new FanClub(Math.min(400, oneIn(30, 15))))
        .with(new LiveRoom(oneIn(80, 12), 3))
        .with(SharedLine.campus(Math.min(600, oneIn(30, 20))))
        .with(SharedLine.company(Math.min(200, oneIn(50, 15))))
        .with(SharedLine.carrier(Math.min(300, oneIn(50, 15))))
        .with(new FamilyTablet(oneIn(400, 2)))
        .with(new TradeFair(Math.min(150, oneIn(50, 15))))
        .with(new Newcomers(oneIn(80, 10), Math.min(15, oneIn(150, 6))))
        .with(new FlashCrowd(oneIn(8, 60), oneIn(150, 8)))
        .with(Habits.powerUsers(oneIn(400, 3)))
        .with(Habits.nightShift(oneIn(80, 8)))
        .with(new Classroom(Math.min(45, oneIn(50, 15)), 5));
  }
}
