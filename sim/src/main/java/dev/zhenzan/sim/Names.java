package dev.zhenzan.sim;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Stage;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives names to what the stage knows by number. Numbers are shuffled first, so that neither a name
 * nor the order of names tells when somebody came on stage or what for; a few names are Chinese.
 *
 * <p>Names are kept as their UTF-8 bytes, which is how they are written and compared.
 */
final class Names {
  private static final String[] ACCOUNT = {"小鱼", "阿梅", "老王", "晴天"};
  private static final String[] POST = {"视频", "笔记", "直播"};
  private static final String[] COMMUNITY = {"读书会", "美食圈", "跑团"};
  private static final int ACCOUNT_IN = 40;
  private static final int POST_IN = 60;
  private static final int COMMUNITY_IN = 9;

  private final long seed;
  private final byte[][] accounts;
  private final byte[][] posts;
  private final byte[][] communities;

  Names(Stage stage) {
    Dice dice = new Dice(stage.seed()).child("names");
    seed = dice.nextLong();
    accounts = shuffled("u", 5, ACCOUNT, ACCOUNT_IN, stage.people().size(), dice);
    posts = shuffled("p", 6, POST, POST_IN, stage.posts().size(), dice);
    communities = shuffled("c", 3, COMMUNITY, COMMUNITY_IN, stage.communities(), dice);
  }

  private static byte[][] shuffled(
      String letter, int width, String[] chinese, int oneIn, int size, Dice dice) {
    byte[][] names = new byte[size][];
    int[] numbers = dice.permutation(size);
    for (int i = 0; i < size; i++) {
      boolean plain = numbers[i] % oneIn != oneIn - 1;
      String word = plain ? letter : chinese[numbers[i] / oneIn % chinese.length];
      names[i] = padded(word, numbers[i], width).getBytes(StandardCharsets.UTF_8);
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
    return text(accounts[number]);
  }

  String post(int number) {
    return text(posts[number]);
  }

  String community(int number) {
    return text(communities[number]);
  }

  private static String text(byte[] name) {
    return new String(name, StandardCharsets.UTF_8);
  }

  /** The names of all accounts by number; not to be changed. */
  byte[][] accounts() {
    return accounts;
  }

  /** The names of all posts by number; not to be changed. */
  byte[][] posts() {
    return posts;
  }

  /** The names of all communities by number; not to be changed. */
  byte[][] communities() {
    return communities;
  }

  /** The numbers of names in the order of the names' bytes. */
  static int[] order(byte[][] names) {
    int[] order = new int[names.length];
    Arrays.setAll(order, number -> number);
    IntArrays.quickSort(order, (one, other) -> Arrays.compareUnsigned(names[one], names[other]));
    return order;
  }

  /** What the device's name says in hexadecimal digits: 48 bits. */
  long deviceKey(int number) {
    return Dice.hash(seed, number) >>> 16;
  }

  /** Twelve hexadecimal digits after a d; two devices share them once in a world or never. */
  String device(int number) {
    return "d" + Long.toHexString(1L << 48 | deviceKey(number)).substring(1);
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
