package dev.zhenzan.sim;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Stage;

/**
 * Gives names to what the stage knows by number. Numbers are shuffled first, so that neither a name
 * nor the order of names tells when somebody came on stage or what for; a few names are Chinese.
 */
final class Names {
  private static final String[] ACCOUNT = {"小鱼", "阿梅", "老王", "晴天"};
  private static final String[] POST = {"视频", "笔记", "直播"};
  private static final String[] COMMUNITY = {"读书会", "美食圈", "跑团"};
  private static final int ACCOUNT_IN = 40;
  private static final int POST_IN = 60;
  private static final int COMMUNITY_IN = 9;

  private final long seed;
  private final String[] accounts;
  private final String[] posts;
  private final String[] communities;

  Names(Stage stage) {
    Dice dice = new Dice(stage.seed()).child("names");
    seed = dice.nextLong();
    accounts = shuffled("u", 5, ACCOUNT, ACCOUNT_IN, stage.people().size(), dice);
    posts = shuffled("p", 6, POST, POST_IN, stage.posts().size(), dice);
    communities = shuffled("c", 3, COMMUNITY, COMMUNITY_IN, stage.communities(), dice);
  }

  private static String[] shuffled(
      String letter, int width, String[] chinese, int oneIn, int size, Dice dice) {
    String[] names = new String[size];
    int[] numbers = dice.permutation(size);
    for (int i = 0; i < size; i++) {
      boolean plain = numbers[i] % oneIn != oneIn - 1;
      String word = plain ? letter : chinese[numbers[i] / oneIn % chinese.length];
      names[i] = padded(word, numbers[i], width);
    }
    return names;
  }

  /** The word and the number with leading zeros. */
  static String padded(String word, int number, int width) {
    StringBuilder name = new StringBuilder(word);
    for (int power = 10, digits = 1; digits < width; digits++, power *= 10) {
      if (number < power) {
        name.append('0');
      }
    }
    return name.append(number).toString();
  }

  String account(int number) {
    return accounts[number];
  }

  String post(int number) {
    return posts[number];
  }

  String community(int number) {
    return communities[number];
  }

  /** Twelve hexadecimal digits after a d; two devices share them once in a world or never. */
  String device(int number) {
    return "d" + Long.toHexString(1L << 48 | Dice.hash(seed, number) >>> 16).substring(1);
  }

  static String address(int ipv4) {
    return (ipv4 >>> 24)
        + "."
        + (ipv4 >>> 16 & 255)
        + "."
        + (ipv4 >>> 8 & 255)
        + "."
        + (ipv4 & 255);
  }
}
