package dev.zhenzan.sim;

import dev.zhenzan.sim.attack.Dose;
import dev.zhenzan.sim.attack.MutualGroup;
import dev.zhenzan.sim.attack.Victims;
import dev.zhenzan.sim.innocent.FamilyTablet;
import dev.zhenzan.sim.innocent.FanClub;
import dev.zhenzan.sim.innocent.FlashCrowd;
import dev.zhenzan.sim.innocent.Friends;
import dev.zhenzan.sim.innocent.SharedLine;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * The named worlds.
 *
 * <p>{@code no-device}, {@code no-views} and {@code bare} are {@code plain}, event for event, with
 * columns left out: what a detector loses without them is their difference.
 */
public final class Worlds {
  private static final int DEMO_ACCOUNTS = 1_500;

  /** What parts add to the residents is left out of them: made accounts, newcomers, strangers. */
  private static final double RESIDENTS = 0.95;

  private Worlds() {}

  /**
   * A world's name and what it is.
   *
   * @param english one line in English
   * @param chinese the same in Chinese
   */
  public record About(String name, String english, String chinese) {}

  /** All named worlds, the easiest first. */
  public static List<About> all() {
    return List.of(
        new About(
            "demo",
            "two mutual-like groups and an alt matrix among a few innocent crowds",
            "两个互赞群、一个小号矩阵，混在少数无辜人群之中"),
        new About(
            "plain",
            "every attack, carelessly done, and every innocent crowd",
            "全部攻击（手法粗糙）与全部无辜人群"),
        new About(
            "camouflage",
            "the same, with half of all brushers' behaviour honest-looking",
            "同上，刷赞者一半的行为看似正常"),
        new About(
            "drip",
            "the same, with every job spread over two days, and some camouflage",
            "同上，每单任务分散在两天内完成，并略作伪装"),
        new About(
            "rotation",
            "the same with some camouflage; midway the rings change accounts and devices",
            "同上并略作伪装，中途团伙更换账号与设备"),
        new About(
            "adaptive",
            "plain, but the rings read the platform's verdicts and plan anew each epoch",
            "plain，但团伙每期阅读平台公布的判定并重新部署"),
        new About("innocent", "every innocent crowd and no abuse at all", "只有无辜人群，没有任何刷赞"),
        new About(
            "victim",
            "a ring that likes the posts of people who never asked for it",
            "团伙给从未求赞的人刷赞"),
        new About("no-device", "plain, without devices and addresses", "plain，去掉设备与地址"),
        new About("no-views", "plain, without views and dwell times", "plain，去掉浏览与停留时长"),
        new About("bare", "plain, as a list of likes: actor, target, time", "plain，只剩点赞的人、对象、时间"));
  }

  /** The names of {@link #all}. */
  public static List<String> names() {
    return all().stream().map(About::name).toList();
  }

  /** The world of the demonstration: about 1,500 accounts over ten days. */
  public static World demo(long seed) {
    return small("demo", DEMO_ACCOUNTS, seed);
  }

  /**
   * A named world of about the given number of accounts and the usual length, held in memory.
   *
   * @param accounts at least 300
   * @throws IllegalArgumentException if the name is not among {@link #names()}, or the number of
   *     accounts is too small
   */
  public static World small(String name, int accounts, long seed) {
    return make(WorldOrder.of(name, accounts, seed));
  }

  /**
   * Makes a world and holds it in memory, at about 300 bytes an event; see {@link
   * WorldFiles#stream} for large ones. The rings and crowds have a least size, so that a world of
   * fewer than 1,000 accounts is mostly these.
   */
  public static World make(WorldOrder order) {
    return perform(order).world();
  }

  /** Makes a world as the engine takes it, at about 90 bytes an event. */
  public static StageColumns columns(WorldOrder order) {
    return new StageColumns(perform(order));
  }

  static Curtain perform(WorldOrder order) {
    WorldPlan plan = plan(order);
    Stage stage =
        order.name().equals("adaptive")
            ? Watched.play(plan, order.seed(), Watched::engine)
            : plan.playOn(order.seed());
    return Curtain.close(order.name(), stage, reported(order.name()));
  }

  private static Reported reported(String name) {
    return switch (name) {
      case "bare" -> Reported.BARE;
      case "no-device" -> Reported.NO_DEVICE;
      case "no-views" -> Reported.NO_VIEWS;
      default -> Reported.ALL;
    };
  }

  private static WorldPlan plan(WorldOrder order) {
    Programme programme = new Programme(order.accounts());
    switch (order.name()) {
      case "demo" -> demo(programme);
      case "camouflage" -> programme.allAttacks(new Dose(1, 0.55, 1)).allInnocents();
      case "drip" -> programme.allAttacks(new Dose(0.8, 0.35, 40)).allInnocents();
      case "rotation" -> programme.allAttacks(new Dose(1, 0.35, 1).rotating()).allInnocents();
      case "adaptive" -> programme.allAttacks(Dose.PLAIN.adapting()).allInnocents();
      case "innocent" -> programme.allInnocents();
      case "victim" -> victim(programme);
      default -> programme.allAttacks(Dose.PLAIN).allInnocents();
    }
    int residents = (int) (order.accounts() * RESIDENTS);
    return new WorldPlan(order.name(), order.days(), residents, programme.parts());
  }

  private static void demo(Programme programme) {
    programme
        .mutualGroups(2, Dose.PLAIN)
        .altMatrices(1, Dose.PLAIN)
        .with(new Friends(6))
        .with(new Friends(5))
        .with(new FanClub(60))
        .with(SharedLine.campus(70))
        .with(new FamilyTablet(3))
        .with(new FlashCrowd(180, 10));
  }

  private static void victim(Programme programme) {
    programme
        .with(new MutualGroup("r1", 24, Dose.PLAIN))
        .with(new Victims("r2", 30, 6, Dose.PLAIN))
        .allInnocents();
  }
}
