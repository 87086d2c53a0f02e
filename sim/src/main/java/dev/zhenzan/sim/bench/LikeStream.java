package dev.zhenzan.sim.bench;

import dev.zhenzan.sim.csv.CsvBytes;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Means;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Streams likes, with a comment after every fiftieth or so, in time order.
 *
 * <p>One account to twenty likes, activity and popularity by power laws, thirty days, daily rhythm,
 * about one like in twenty brushed. Memory: four bytes a target and two to three a like.
 */
public final class LikeStream {
  private static final long START = 1_772_409_600_000L;
  private static final double SPAN_MILLIS = 30 * 86_400_000.0;
  private static final int LIKES_AN_ACCOUNT = 20;
  private static final int LIKES_A_TARGET = 25;
  private static final double BRUSHED = 0.05;
  private static final double COMMENTED = 0.02;
  private static final double ACTIVITY_TAIL = 2.2;
  private static final int TRIES = 4;
  private static final int NAMES = 10_000_000;
  private static final byte[] CHINESE = "小鱼".getBytes(StandardCharsets.UTF_8);

  private final long likes;
  private final int accounts;
  private final Dice dice;
  private final long seed;
  private final CsvBytes csv;
  private final Agenda agenda = new Agenda();
  private final Targets targets;
  private final Brushers brushers;
  private final PairFilter pairs;
  private long rows;
  private long brushed;
  private long written;

  private LikeStream(long likes, long seed, OutputStream out) {
    this.likes = likes;
    this.accounts = (int) Math.min(8_000_000, Math.max(500, likes / LIKES_AN_ACCOUNT));
    this.dice = new Dice(seed);
    this.seed = dice.nextLong();
    this.csv = new CsvBytes(out);
    this.targets = new Targets(accounts);
    this.brushers = new Brushers(accounts, agenda, targets, dice.child("brushers"));
    this.pairs = new PairFilter(likes);
  }

  /**
   * What was written.
   *
   * @param rows lines without the header
   * @param likes how many of them are likes
   * @param brushed how many of these are brushed
   */
  public record Written(long rows, long likes, long brushed) {}

  /**
   * Writes the log and closes the stream. The same number and seed give the same bytes.
   *
   * @param likes how many likes, at least 1
   * @throws IOException if the stream cannot be written
   */
  public static Written write(long likes, long seed, OutputStream out) throws IOException {
    if (likes < 1) {
      throw new IllegalArgumentException("at least one like must be written, not " + likes);
    }
    LikeStream stream = new LikeStream(likes, seed, out);
    try (CsvBytes csv = stream.csv) {
      csv.text("id,type,time,actor,target,owner,community,device,ip,dwell_ms,completion,");
      csv.text("text_length\n");
      stream.run();
    }
    return new Written(stream.rows, stream.written, stream.brushed);
  }

  private void run() throws IOException {
    double gap = SPAN_MILLIS / likes / (1 - BRUSHED);
    double clock = 0;
    while (written < likes) {
      clock += dice.exponential(gap) / rhythm(clock);
      long now = START + (long) clock;
      targets.growTo(1 + (int) (written / LIKES_A_TARGET + accounts / 50), dice);
      while (agenda.nextTime() <= now && written < likes) {
        takeNext();
      }
      if (written < likes) {
        browse(now);
        brushers.owe(BRUSHED / (1 - BRUSHED), now);
      }
    }
  }

  /** From 0.4 at night to 1.6 in the evening. */
  private static double rhythm(double clock) {
    return 1 - 0.6 * StrictMath.cos(2 * StrictMath.PI * (clock / 86_400_000.0 + 0.33));
  }

  private void takeNext() throws IOException {
    int actor = agenda.nextActor();
    int target = agenda.nextTarget();
    if (pairs.add(actor, target)) {
      brushed++;
      like(agenda.nextTime(), actor, target, 300 + dice.below(3_000));
    }
    agenda.removeNext();
  }

  private void browse(long now) throws IOException {
    int actor = 0;
    int target = 0;
    for (int tries = 0; tries < TRIES; tries++) {
      actor = (int) (accounts * StrictMath.pow(dice.nextDouble(), ACTIVITY_TAIL));
      target = targets.browse(dice);
      if (pairs.add(actor, target)) {
        break;
      }
    }
    like(now, actor, target, 1_500 + (int) dice.exponential(9_000));
    if (dice.chance(COMMENTED)) {
      row("COMMENT", now, actor, target);
      csv.text(",,,").digits(1 + (int) dice.exponential(20), 1).character('\n');
    }
  }

  private void like(long now, int actor, int target, int dwell) throws IOException {
    written++;
    row("LIKE", now, actor, target);
    int seen = Math.min(9_999, dwell / 3 + dice.below(2_000));
    csv.character(',').digits(dwell, 1).text(",0.").digits(seen, 4).text(",\n");
  }

  private void row(String type, long now, int actor, int target) throws IOException {
    csv.character('e').digits(++rows, 9).character(',').text(type).character(',').time(now);
    csv.character(',');
    name(actor);
    csv.text(",p").digits(scatter(target), 7).character(',');
    int owner = targets.owner(target);
    name(owner);
    csv.text(",c").digits(Dice.hash(seed, owner) >>> 54, 4).text(",d");
    long hour = now / 7_200_000;
    boolean second = Dice.share(actor, hour) < 0.1;
    csv.hex(Dice.hash(seed, second ? ~actor : actor)).character(',');
    boolean mobile = Dice.share(~actor, hour) < 0.4;
    csv.address(
        mobile ? Means.carrierAddress(Dice.hash(actor, hour) >>> 48) : Means.homeAddress(actor));
  }

  private void name(int account) throws IOException {
    int number = scatter(account);
    if (number % 64 == 7) {
      csv.bytes(CHINESE);
    } else {
      csv.character('u');
    }
    csv.digits(number, 7);
  }

  /** A bijection of 0…9,999,999, so that numbers do not tell rank or ring. */
  private static int scatter(int number) {
    return (int) (number * 7_368_787L % NAMES);
  }
}
