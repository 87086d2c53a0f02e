package dev.zhenzan.core.ring;

import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What trading likes says of an account: that likes given to strangers balance those received, or,
 * in a log that does not tell whose content was liked, that it belongs to a pool that was found as
 * a whole.
 */
public final class PoolEvidence implements AccountEvidence {

  /** As much as balance may say at most. */
  private static final int MEMBER_MILLINATS = 3_000;

  private final AccountEvidence balance;
  private final int[] members;
  private final int[] millinats;

  private PoolEvidence(AccountEvidence balance, Rings rings) {
    this.balance = balance;
    millinats = balance.millinats().clone();
    members = new int[millinats.length];
    for (Ring ring : rings.rings()) {
      for (int member : ring.isWhole() ? ring.members() : new int[0]) {
        members[member] = ring.members().length;
        millinats[member] = Math.max(millinats[member], MEMBER_MILLINATS);
      }
    }
  }

  /** Adds what membership says to what balance says of each account. */
  public static AccountEvidence of(AccountEvidence balance, Rings rings) {
    return new PoolEvidence(balance, rings);
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
    List<Fact> facts = new ArrayList<>();
    if (members[account] == 0 || balance.millinats()[account] != 0) {
      facts.addAll(balance.facts(account));
    }
    if (members[account] > 0) {
      facts.add(new Fact("members", members[account]));
    }
    return facts;
  }

  @Override
  public int[] rows(int account) {
    return balance.rows(account);
  }

  @Override
  public List<NullModel> nulls() {
    return balance.nulls();
  }
}
