package dev.zhenzan.core.pool;

import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.signal.TailModel;
import java.util.List;

/**
 * Likes given to strangers and received from strangers balance: what a pool that trades likes for
 * credits leaves behind.
 */
public final class PoolBalance implements AccountEvidence {
  // A stranger is somebody with whom likes went one way only. Popular people receive far more than
  // they give, readers give far more than they receive; an account that trades ends near balance
  // and has traded much. Both the imbalance (lower tail) and the volume (upper tail) are judged by
  // laws of the population, and their surprises add.

  private static final double CAP_NATS = 3;
  private static final int VOLUME_MIN = 5;
  private static final TailModel.Prior IMBALANCE = new TailModel.Prior(500, 0.8, 0.6);
  private static final TailModel.Prior VOLUME = new TailModel.Prior(10, 0.9, 0.5);

  private final Likes likes;
  private final long[] given;
  private final long[] received;
  private final int[] millinats;
  private final List<NullModel> nulls;

  private PoolBalance(Exchanges exchanges, Likes likes) {
    this.likes = likes;
    int accounts = exchanges.accounts();
    given = new long[accounts];
    received = new long[accounts];
    millinats = new int[accounts];
    long[] imbalance = new long[accounts];
    long[] volume = new long[accounts];
    for (int account = 0; account < accounts; account++) {
      count(exchanges, account);
      volume[account] = Math.min(given[account], received[account]);
      long all = given[account] + received[account];
      imbalance[account] = all == 0 ? 0 : Math.abs(given[account] - received[account]) * 1000 / all;
    }
    TailModel.Population traders = account -> volume[account] >= VOLUME_MIN;
    TailModel even = TailModel.fit("pool.imbalance_permille", imbalance, traders, IMBALANCE);
    TailModel much = TailModel.fit("pool.volume", volume, traders, VOLUME);
    nulls = List.of(even.describe(), much.describe());
    for (int account = 0; account < accounts; account++) {
      if (traders.has(account)) {
        double lnP = even.lnLowerTail(imbalance[account]) + much.lnTail(volume[account]);
        // Two calibrated surprises multiply: the second pays its own factor of one half.
        millinats[account] = Evidence.of(lnP + 2 * StrictMath.log(2), CAP_NATS);
      }
    }
  }

  /** Judges all accounts. */
  public static AccountEvidence of(Exchanges exchanges, Likes likes) {
    return new PoolBalance(exchanges, likes);
  }

  private void count(Exchanges exchanges, int account) {
    long[] sums = new long[2];
    exchanges.mutual(
        account,
        (partner, gave, got) -> {
          sums[0] -= gave;
          sums[1] -= got;
        });
    for (int at = exchanges.givenStart()[account]; at < exchanges.givenStart()[account + 1]; at++) {
      sums[0] += exchanges.givenTimes()[at];
    }
    for (int at = exchanges.receivedStart()[account];
        at < exchanges.receivedStart()[account + 1];
        at++) {
      sums[1] += exchanges.receivedTimes()[at];
    }
    given[account] = sums[0];
    received[account] = sums[1];
  }

  @Override
  public SignalKind kind() {
    return SignalKind.POOL_BALANCE;
  }

  @Override
  public int[] millinats() {
    return millinats;
  }

  @Override
  public List<Fact> facts(int account) {
    return List.of(new Fact("given", given[account]), new Fact("received", received[account]));
  }

  @Override
  public int[] rows(int account) {
    return likes.rowsOf(account, Signal.ROWS_MAX);
  }

  @Override
  public List<NullModel> nulls() {
    return nulls;
  }
}
