package dev.zhenzan.core.company;

import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.ring.Rings;
import dev.zhenzan.core.ring.Role;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the company of an account's likes says of it, beyond what its closest partner said already.
 * Both rest on the same meetings: what the partner says is held to what the company bears out, and
 * only the rest is told here.
 */
public final class CompanyEvidence implements AccountEvidence {

  /** Evidence grows ever more slowly towards this. */
  private static final double CAP_MILLINATS = 12_000;

  private final Company company;
  private final Rings rings;
  private final Likes likes;
  private final int[] lockstep;
  private final int[] millinats;

  private CompanyEvidence(Company company, Rings rings, Likes likes, int[] closest) {
    this.company = company;
    this.rings = rings;
    this.likes = likes;
    millinats = new int[closest.length];
    lockstep = new int[closest.length];
    for (int account = 0; account < millinats.length; account++) {
      int all = capped(company.millinats()[account]);
      lockstep[account] = Math.min(closest[account], Math.max(0, all));
      millinats[account] = all - lockstep[account];
    }
  }

  /**
   * Judges all accounts by the last round.
   *
   * @param lockstep what lockstep says of each account, in millinats
   */
  public static CompanyEvidence of(Company company, Rings rings, Likes likes, int[] lockstep) {
    return new CompanyEvidence(company, rings, likes, lockstep);
  }

  /** Little evidence stays what it is; much of it comes ever closer to the cap. */
  private static int capped(int all) {
    double nats = all;
    return all <= 0
        ? all
        : (int)
            Math.round(
                nats * CAP_MILLINATS / Math.sqrt(nats * nats + CAP_MILLINATS * CAP_MILLINATS));
  }

  /**
   * Lockstep, held to what the company bears out.
   *
   * @param own what lockstep says by itself
   */
  public AccountEvidence borneOut(AccountEvidence own) {
    return new BorneOut(own, lockstep);
  }

  private record BorneOut(AccountEvidence own, int[] millinats) implements AccountEvidence {
    @Override
    public SignalKind kind() {
      return own.kind();
    }

    @Override
    public List<Fact> facts(int account) {
      return own.facts(account);
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
    List<Fact> facts = new ArrayList<>();
    int number = rings.ringOf()[account];
    if (number > 0) {
      Ring ring = rings.rings().get(number - 1);
      facts.add(new Fact("ring", ring.number()));
      facts.add(
          new Fact("members", ring.roles().stream().filter(role -> role != Role.BUYER).count()));
      facts.add(new Fact("likes", ring.likes()));
      facts.add(new Fact("false_alarms_millinats", ring.falseAlarmsMillinats()));
    }
    facts.add(new Fact("likes_in_company", inCompany(account, new int[0])));
    facts.add(new Fact("likes_given", likes.byAccount().size(account)));
    return facts;
  }

  @Override
  public int[] rows(int account) {
    int[] rows = new int[Signal.ROWS_MAX];
    return Arrays.copyOf(rows, Math.min(rows.length, inCompany(account, rows)));
  }

  /** How many likes of the account are held to be fake; the first of their rows. */
  private int inCompany(int account, int[] rows) {
    int size = 0;
    for (int at = likes.byAccount().start(account); at < likes.byAccount().end(account); at++) {
      int like = likes.byAccount().rows()[at];
      if (company.isFake(like)) {
        if (size < rows.length) {
          rows[size] = likes.row()[like];
        }
        size++;
      }
    }
    return size;
  }

  @Override
  public List<NullModel> nulls() {
    return List.of(company.describe());
  }
}
