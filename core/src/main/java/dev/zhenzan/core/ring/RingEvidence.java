package dev.zhenzan.core.ring;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import java.util.Arrays;
import java.util.List;

/**
 * What membership of a ring says of an account: that a second partner, too, acts with it beyond
 * chance. The closest partner is the lockstep signal's and is not counted twice.
 */
public final class RingEvidence implements AccountEvidence {
  private final Rings rings;
  private final Likes likes;

  private RingEvidence(Rings rings, Likes likes) {
    this.rings = rings;
    this.likes = likes;
  }

  /** Judges all accounts. */
  public static AccountEvidence of(Rings rings, Likes likes) {
    return new RingEvidence(rings, likes);
  }

  @Override
  public SignalKind kind() {
    return SignalKind.RING;
  }

  @Override
  public int[] millinats() {
    return rings.millinats();
  }

  @Override
  public List<Fact> facts(int account) {
    int number = rings.ringOf()[account];
    if (number == 0) {
      return List.of();
    }
    Ring ring = rings.rings().get(number - 1);
    return List.of(
        new Fact("ring", ring.number()),
        new Fact("members", ring.roles().stream().filter(role -> role != Role.BUYER).count()),
        new Fact("likes", ring.likes()),
        new Fact("false_alarms_millinats", ring.falseAlarmsMillinats()));
  }

  @Override
  public int[] rows(int account) {
    int[] rows = new int[Signal.ROWS_MAX];
    int size = 0;
    for (int at = likes.byAccount().start(account);
        at < likes.byAccount().end(account) && size < rows.length;
        at++) {
      int like = likes.byAccount().rows()[at];
      if (rings.isExchange(like)) {
        rows[size++] = likes.row()[like];
      }
    }
    return Arrays.copyOf(rows, size);
  }

  @Override
  public List<NullModel> nulls() {
    return List.of();
  }
}
