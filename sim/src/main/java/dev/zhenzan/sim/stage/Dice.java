package dev.zhenzan.sim.stage;

import java.util.ArrayList;
import java.util.List;

/**
 * A small generator with the distributions that behaviour is made of.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). A
 * child is made from the parent's seed and a key, never from its position, so that what one person
 * or part draws does not disturb what another one does. All arithmetic goes through {@link
 * StrictMath} where the platform may differ in the last bit.
 */
public final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private final long seed;
  private long state;

  /** Dice that follow from the seed alone. */
  public Dice(long seed) {
    this.seed = mix(seed + GAMMA);
    this.state = this.seed;
  }

  /** The same for the same seed and key, however often these dice were thrown. */
  public Dice child(long key) {
    return new Dice(hash(seed, key));
  }

  /** A child by name. */
  public Dice child(String key) {
    return child(key.hashCode() * GAMMA);
  }

  /** Scrambles two numbers into one. */
  public static long hash(long one, long other) {
    return mix(mix(one + GAMMA) ^ (other * 0xD1342543DE82EF95L));
  }

  /** A share, 0 ≤ share &lt; 1, that follows from two numbers alone. */
  public static double share(long one, long other) {
    return (hash(one, other) >>> 11) * 0x1.0p-53;
  }

  /** A bijection of the 64-bit numbers. */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Any 64 bits. */
  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** A whole number, 0 ≤ number &lt; bound. */
  public int below(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** A whole number, from ≤ number &lt; to. */
  public long between(long from, long to) {
    return from + (long) (nextDouble() * (to - from));
  }

  /** A share, 0 ≤ share &lt; 1. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return nextDouble() < probability;
  }

  /** The usual bell, mean 0, deviation 1. */
  public double gauss() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /** Positive and skewed: half of the values lie below the median. */
  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gauss());
  }

  /** Waiting time with the given mean. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - nextDouble());
  }

  /** Power law from 1 upwards; the smaller alpha, the heavier the tail. */
  public double pareto(double alpha) {
    return StrictMath.pow(1 - nextDouble(), -1 / alpha);
  }

  /** How many of many rare things happened. */
  public int poisson(double mean) {
    if (mean > 60) {
      return Math.max(0, (int) StrictMath.rint(mean + StrictMath.sqrt(mean) * gauss()));
    }
    double left = StrictMath.exp(-mean);
    double product = nextDouble();
    int count = 0;
    while (product > left) {
      product *= nextDouble();
      count++;
    }
    return count;
  }

  /** One of the list. */
  public <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  /** A new list with the same elements in random order. */
  public <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    for (int i = copy.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T swap = copy.get(i);
      copy.set(i, copy.get(j));
      copy.set(j, swap);
    }
    return copy;
  }

  /** The numbers 0…size−1 in random order. */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
