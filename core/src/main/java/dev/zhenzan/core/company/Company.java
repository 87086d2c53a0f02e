package dev.zhenzan.core.company;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/** Prototype. */
public final class Company {
  static final int RANK_MAX = 8;
  static final long GAP_MAX = 86_400_000;
  private static final int PARTS = 8;
  private static final double[] SHARES = {0.03, 0.1, 0.25, 0.5, 0.75, 0.95};

  private static final int[] LEVELS = {100, 500, 1000, 2000, 3000, 5000, 8000};
  private static final int SHARE_LEVELS = 4;
  static final int BINS = (7 + 1) * SHARE_LEVELS * 2;
  static final int LOOKS = 7;
  private static final long[] AGES = {10_000, 60_000, 300_000, 1_200_000, 3_600_000, 14_400_000, 43_200_000, 86_400_000, 259_200_000};
  static final double AT = Double.parseDouble(System.getProperty("at", "0"));

  private final Likes likes;
  private final Standing standing;
  private final int[] ownerOfTarget;
  private final byte[] bin;
  private final byte[] look;
  private final byte[] age;
  private double[] lnAge = new double[AGES.length + 1];
  private final int[] fake;
  private final Tasks tasks;
  private double[] lnRatio = new double[BINS];
  private double[] lnLook = new double[LOOKS];
  private final int[] millinats;
  static final double CO = Double.parseDouble(System.getProperty("co", "0.5"));
  public static double TEMPER = Double.parseDouble(System.getProperty("temper", "1"));
  public static double LOOKTEMPER = Double.parseDouble(System.getProperty("looktemper", "1"));

  public Company(Likes likes, Standing standing, int[] ownerOfTarget, Tasks tasks) {
    this.likes = likes;
    this.standing = standing;
    this.ownerOfTarget = ownerOfTarget;
    this.tasks = tasks;
    bin = new byte[likes.size()];
    look = new byte[likes.size()];
    age = new byte[likes.size()];
    fake = new int[likes.size()];
    millinats = new int[likes.byAccount().keys()];
    looks();
    ages();
  }

  private void ages() {
    Grouping by = likes.byTarget();
    for (int target = 0; target < by.keys(); target++) {
      for (int at = by.start(target); at < by.end(target); at++) {
        long old = likes.time()[by.rows()[at]] - likes.time()[by.rows()[by.start(target)]];
        int level = 0;
        while (level < AGES.length && old >= AGES[level]) {
          level++;
        }
        age[by.rows()[at]] = (byte) level;
      }
    }
  }


  private void looks() {
    int n = 0;
    int[] dwell = new int[likes.size()];
    for (int like = 0; like < likes.size(); like++) {
      int d = standing.dwellMillis()[likes.row()[like]];
      if (d >= 0) {
        dwell[n++] = d;
      }
    }
    if (n < 100) {
      return;
    }
    int[] sorted = Arrays.copyOf(dwell, n);
    Arrays.sort(sorted);
    int[] cut = {sorted[n / 10], sorted[n / 4], sorted[n / 2], sorted[3 * (n / 4)]};
    for (int like = 0; like < likes.size(); like++) {
      int row = likes.row()[like];
      int d = standing.dwellMillis()[row];
      if (standing.deep()[row]) {
        look[like] = 6;
      } else if (d < 0) {
        look[like] = 0;
      } else {
        int at = 0;
        while (at < cut.length && d > cut[at]) {
          at++;
        }
        look[like] = (byte) (1 + at);
      }
    }
  }

  /** First guess. */
  public void start(int[] suspicionPpm, int[] likeMillinats, int[] partners) {
    double full = Double.parseDouble(System.getProperty("full", "0.1"));
    for (int like = 0; like < fake.length; like++) {
      int s = suspicionPpm[likes.actor()[like]] / 1000;
      if (s > 5 && likeMillinats[like] > 0) {
        double size = Math.min(1, partners[likes.actor()[like]] / full);
        fake[like] = (int) (s * size / (1 + StrictMath.exp(-likeMillinats[like] / 1000.0)));
      }
    }
  }

  /** One round: bins from the company, ratios from the bins, accounts from the ratios. */
  public void round(int[] suspicionPpm) {
    bins(suspicionPpm);
    ratios();
    accounts(suspicionPpm);
  }

  private void bins(int[] suspicionPpm) {
    Grouping byTarget = likes.byTarget();
    int[] cuts = byTarget.cuts(PARTS);
    tasks.run(
        PARTS,
        part -> {
          for (int target = cuts[part]; target < cuts[part + 1]; target++) {
            bins(target, suspicionPpm);
          }
        });
  }

  private void bins(int target, int[] suspicionPpm) {
    int[] rows = likes.byTarget().rows();
    int from = likes.byTarget().start(target);
    int to = likes.byTarget().end(target);
    int owner = ownerOfTarget[target];
    int inside = owner >= 0 && suspicionPpm[owner] >= 500_000 ? 1 : 0;
    boolean any = false;
    for (int at = from; at < to && !any; at++) {
      any = fake[rows[at]] > 0;
    }
    for (int at = from; at < to; at++) {
      bin[rows[at]] = (byte) ((any ? company(rows, from, to, at) : 0) * 2 + inside);
    }
  }

  private int company(int[] rows, int from, int to, int at) {
    int sum = 0;
    int n = 0;
    long time = likes.time()[rows[at]];
    for (int k = at - 1; k >= Math.max(from, at - RANK_MAX) && time - likes.time()[rows[k]] <= GAP_MAX; k--) {
      sum += fake[rows[k]];
      n++;
    }
    for (int k = at + 1; k < Math.min(to, at + 1 + RANK_MAX) && likes.time()[rows[k]] - time <= GAP_MAX; k++) {
      sum += fake[rows[k]];
      n++;
    }
    int level = 0;
    while (level < LEVELS.length && sum >= LEVELS[level]) {
      level++;
    }
    int share = n == 0 || level == 0 ? 0 : Math.min(SHARE_LEVELS - 1, sum * SHARE_LEVELS / (1000 * n));
    return level * SHARE_LEVELS + share;
  }

  private void ratios() {
    long[] ofFake = new long[BINS];
    long[] ofReal = new long[BINS];
    long[] lookFake = new long[LOOKS];
    long[] lookReal = new long[LOOKS];
    long[] ageFake = new long[AGES.length + 1];
    long[] ageReal = new long[AGES.length + 1];
    for (int like = 0; like < fake.length; like++) {
      ofFake[bin[like]] += fake[like];
      ofReal[bin[like]] += 1000 - fake[like];
      lookFake[look[like]] += fake[like];
      lookReal[look[like]] += 1000 - fake[like];
      ageFake[age[like]] += fake[like];
      ageReal[age[like]] += 1000 - fake[like];
    }
    lnRatio = ratio(ofFake, ofReal, 20);
    lnLook = ratio(lookFake, lookReal, 20);
    lnAge = ratio(ageFake, ageReal, 20);
  }

  private static double[] ratio(long[] f, long[] r, double prior) {
    double sf = 0;
    double sr = 0;
    for (int b = 0; b < f.length; b++) {
      sf += f[b];
      sr += r[b];
    }
    sf /= 1000;
    sr /= 1000;
    double[] ln = new double[f.length];
    for (int b = 0; b < f.length; b++) {
      double all = (f[b] + r[b]) / 1000.0;
      double base = all / Math.max(1, sf + sr);
      double pf = (f[b] / 1000.0 + prior * base) / (sf + prior);
      double pr = (r[b] / 1000.0 + prior * base) / (sr + prior);
      ln[b] = all == 0 ? 0 : StrictMath.log(pf / pr);
    }
    return ln;
  }

  private void accounts(int[] suspicionPpm) {
    Grouping byAccount = likes.byAccount();
    int[] cuts = byAccount.cuts(PARTS);
    tasks.run(
        PARTS,
        part -> {
          Int2IntOpenHashMap times = new Int2IntOpenHashMap();
          for (int account = cuts[part]; account < cuts[part + 1]; account++) {
            account(account, suspicionPpm[account], times);
          }
        });
  }

  private void account(int account, int suspicion, Int2IntOpenHashMap times) {
    Grouping by = likes.byAccount();
    double[] sum = new double[SHARES.length];
    times.clear();
    for (int at = by.start(account); at < by.end(account); at++) {
      int like = by.rows()[at];
      int owner = ownerOfTarget[likes.target()[like]];
      double weight = owner < 0 ? 1 : StrictMath.pow(1 + times.addTo(owner, 1), -CO);
      double ratio = StrictMath.exp(TEMPER * lnRatio[bin[like]] + LOOKTEMPER * lnLook[look[like]] + AT * lnAge[age[like]]);
      for (int k = 0; k < SHARES.length; k++) {
        sum[k] += weight * StrictMath.log(1 - SHARES[k] + SHARES[k] * ratio);
      }
    }
    int best = 0;
    double total = 0;
    for (int k = 0; k < SHARES.length; k++) {
      best = sum[k] > sum[best] ? k : best;
    }
    for (int k = 0; k < SHARES.length; k++) {
      total += StrictMath.exp(sum[k] - sum[best]);
    }
    millinats[account] = (int) Math.round(1000 * (sum[best] + StrictMath.log(total / SHARES.length)));
    double share = SHARES[best];
    for (int at = by.start(account); at < by.end(account); at++) {
      int like = by.rows()[at];
      double ratio = StrictMath.exp(lnRatio[bin[like]] + lnLook[look[like]] + AT * lnAge[age[like]]);
      fake[like] = (int) Math.round(suspicion / 1000.0 * share * ratio / (1 - share + share * ratio));
    }
  }

  public int[] millinats() {
    return millinats;
  }

  public int[] fake() {
    return fake;
  }

  public void print() {
    StringBuilder b = new StringBuilder("company ln ratios: ");
    for (int i = 0; i < BINS; i++) {
      b.append(String.format("%d/%d%s=%.1f ", i / 8, i / 2 % 4, i % 2 == 1 ? "in" : "", lnRatio[i]));
    }
    b.append("\n looks ");
    for (double l : lnLook) {
      b.append(String.format(" %.2f", l));
    }
    b.append("\n ages ");
    for (double l : lnAge) {
      b.append(String.format(" %.2f", l));
    }
    System.out.println(b);
  }
}
