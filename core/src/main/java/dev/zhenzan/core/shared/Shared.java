package dev.zhenzan.core.shared;

import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.signal.TailModel;
import java.util.Arrays;
import java.util.List;

/**
 * Many accounts on one device or address, weighed against how many usually share one.
 *
 * <p>A circumstance: campuses, carriers, companies and families share too.
 */
public final class Shared implements AccountEvidence {
  // The number of accounts of a device (an address) is judged by a log-normal law over all devices
  // (addresses). An account's strength is the mean over its likes of the places they came from, so
  // that one evening on a friend's phone says little.

  private static final TailModel.Prior DEVICE = new TailModel.Prior(1, 0.4, 0.35);
  private static final TailModel.Prior ADDRESS = new TailModel.Prior(2, 1.0, 0.7);
  private static final double DEVICE_CAP_NATS = 3;
  private static final double ADDRESS_CAP_NATS = 1.5;

  private final SignalKind kind;
  private final MeasureTable table;
  private final int[] placeOfRow;
  private final Likes likes;
  private final TailModel model;
  private final int[] strengthOfPlace;
  private final int[] millinats;

  private Shared(MeasureTable table, int[] placeOfRow, Likes likes) {
    this.table = table;
    this.placeOfRow = placeOfRow;
    this.likes = likes;
    boolean device = table.key() == Key.DEVICE;
    kind = device ? SignalKind.SHARED_DEVICE : SignalKind.SHARED_ADDRESS;
    long[] accounts = table.column("accounts");
    String name = device ? "shared_device.accounts" : "shared_address.accounts";
    model = TailModel.fit(name, accounts, place -> accounts[place] > 0, device ? DEVICE : ADDRESS);
    strengthOfPlace = strengths(accounts, device ? DEVICE_CAP_NATS : ADDRESS_CAP_NATS);
    millinats = means();
  }

  /**
   * Judges the measures of {@link SharedFold}.
   *
   * @param placeOfRow the device or address of each row of the log, -1 where not known
   */
  public static AccountEvidence of(MeasureTable table, int[] placeOfRow, Likes likes) {
    return new Shared(table, placeOfRow, likes);
  }

  private int[] strengths(long[] accounts, double capNats) {
    int[] strength = new int[accounts.length];
    for (int place = 0; place < accounts.length; place++) {
      if (accounts[place] > 1) {
        strength[place] = Evidence.of(model.lnTail(accounts[place]), capNats);
      }
    }
    return strength;
  }

  private int[] means() {
    int accounts = likes.byAccount().keys();
    long[] sum = new long[accounts];
    for (int like = 0; like < likes.size(); like++) {
      int place = placeOfRow[likes.row()[like]];
      if (place >= 0 && strengthOfPlace[place] > 0) {
        sum[likes.actor()[like]] += strengthOfPlace[place];
      }
    }
    int[] mean = new int[accounts];
    for (int account = 0; account < accounts; account++) {
      mean[account] = (int) (sum[account] / Math.max(1, likes.byAccount().size(account)));
    }
    return mean;
  }

  /** The place that speaks most strongly against the account, -1 if none does. */
  public int strongestPlace(int account) {
    int strongest = -1;
    for (int at = likes.byAccount().start(account); at < likes.byAccount().end(account); at++) {
      int place = placeOfRow[likes.row()[likes.byAccount().rows()[at]]];
      if (place >= 0
          && (strongest < 0
              || strengthOfPlace[place] > strengthOfPlace[strongest]
              || (strengthOfPlace[place] == strengthOfPlace[strongest] && place < strongest))) {
        strongest = place;
      }
    }
    return strongest;
  }

  @Override
  public SignalKind kind() {
    return kind;
  }

  @Override
  public int[] millinats() {
    return millinats;
  }

  @Override
  public List<Fact> facts(int account) {
    int place = strongestPlace(account);
    if (place < 0) {
      return List.of();
    }
    return List.of(
        new Fact("accounts", table.column("accounts")[place]),
        new Fact("likes", table.column("likes")[place]),
        new Fact("usual_milli", Math.round(1000 * model.median())));
  }

  @Override
  public int[] rows(int account) {
    int place = strongestPlace(account);
    int[] rows = new int[Signal.ROWS_MAX];
    int size = 0;
    for (int at = likes.byAccount().start(account);
        at < likes.byAccount().end(account) && size < rows.length;
        at++) {
      int row = likes.row()[likes.byAccount().rows()[at]];
      if (placeOfRow[row] == place) {
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }

  @Override
  public List<NullModel> nulls() {
    return List.of(model.describe());
  }
}
