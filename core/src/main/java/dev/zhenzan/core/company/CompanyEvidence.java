package dev.zhenzan.core.company;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.SignalKind;
import java.util.List;

/** Prototype. */
public final class CompanyEvidence implements AccountEvidence {
  private final int[] millinats;

  public CompanyEvidence(Company company, Likes likes, int[] lockstep) {
    millinats = company.millinats().clone();
    int cap = Integer.getInteger("ccap", 12000);
    for (int a = 0; a < millinats.length; a++) {
      double x = millinats[a];
      int total = x <= 0 ? (int) Math.max(x, -Integer.getInteger("floor", 1500)) : (int) Math.round(x * cap / Math.sqrt(x * x + (double) cap * cap));
      millinats[a] = total - lockstep[a];
    }
  }

  @Override
  public SignalKind kind() {
    return SignalKind.RING;
  }

  @Override
  public int[] millinats() {
    return millinats;
  }

  @Override
  public List<Fact> facts(int account) {
    return List.of();
  }

  @Override
  public int[] rows(int account) {
    return new int[0];
  }

  @Override
  public List<NullModel> nulls() {
    return List.of();
  }
}
