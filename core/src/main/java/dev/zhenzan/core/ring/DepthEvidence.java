package dev.zhenzan.core.ring;

import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Blindness as it is finally judged: an account's own habits, and whether the group that it acts
 * with looks at what it likes. The latter may speak for innocence.
 */
public final class DepthEvidence implements AccountEvidence {
  private final AccountEvidence own;
  private final Rings rings;
  private final int[] millinats;

  private DepthEvidence(AccountEvidence own, Rings rings) {
    this.own = own;
    this.rings = rings;
    millinats = own.millinats().clone();
    for (int account = 0; account < millinats.length; account++) {
      millinats[account] += rings.depth()[account];
    }
  }

  /** Adds what the groups say to what blindness says of each account. */
  public static AccountEvidence of(AccountEvidence blind, Rings rings) {
    return new DepthEvidence(blind, rings);
  }

  @Override
  public SignalKind kind() {
    return SignalKind.BLIND;
  }

  @Override
  public int[] millinats() {
    return millinats;
  }

  @Override
  public List<Fact> facts(int account) {
    List<Fact> facts = new ArrayList<>(own.facts(account));
    facts.add(new Fact("group_depth_millinats", rings.depth()[account]));
    return facts;
  }

  @Override
  public int[] rows(int account) {
    return own.rows(account);
  }

  @Override
  public List<NullModel> nulls() {
    return own.nulls();
  }
}
