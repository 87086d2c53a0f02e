package dev.zhenzan.core.ring;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.Likes;
import java.util.function.IntPredicate;

/**
 * Whether the company that an account keeps was one occasion of its life, such as a fair where
 * people met and then looked at what the others had published.
 */
public final class Gathering {
  // An occasion ends, an exchange goes on. The clock is the account's own: of its other likes, the
  // share that falls between the first and the last of those in company, a tenth of these cut off
  // at either end. Who keeps the company all along has four fifths of the others in between, as
  // many as are left of the company itself; after an occasion it is taken to be half of that. An
  // account with no life besides has no clock, and nothing is said of it.
  //
  // One account has few likes, so its word is held to CAP; all who were there must say the same
  // (CompanyHaste, Pools).
  //
  // Evaded by working for a week with accounts that live on for two; they bring half as much.

  private static final double ALL_ALONG = 0.8;
  private static final double OCCASION = ALL_ALONG / 2;
  private static final double INSIDE = StrictMath.log(ALL_ALONG / OCCASION);
  private static final double OUTSIDE = StrictMath.log((1 - ALL_ALONG) / (1 - OCCASION));
  private static final double CAP_NATS = 4;
  private static final int CUT_OFF = 10;
  private static final int PARTS = 8;

  private final Grouping byAccount;
  private final IntPredicate inCompany;

  Gathering(Grouping byAccount, IntPredicate inCompany) {
    this.byAccount = byAccount;
    this.inCompany = inCompany;
  }

  /**
   * What the clock of every account says, in millinats: below 0 for an occasion, above it for
   * company kept all along.
   *
   * @param inCompany whether a like is of the company
   */
  public static int[] ofAccounts(Likes likes, IntPredicate inCompany, Tasks tasks) {
    Gathering gathering = new Gathering(likes.byAccount(), inCompany);
    int[] millinats = new int[likes.byAccount().keys()];
    int[] cuts = likes.byAccount().cuts(PARTS);
    tasks.run(
        PARTS,
        part -> {
          for (int account = cuts[part]; account < cuts[part + 1]; account++) {
            millinats[account] = gathering.millinats(account);
          }
        });
    return millinats;
  }

  /** What the clock of one account says. */
  int millinats(int account) {
    int company = 0;
    for (int at = byAccount.start(account); at < byAccount.end(account); at++) {
      company += inCompany.test(byAccount.rows()[at]) ? 1 : 0;
    }
    return company == 0 ? 0 : weigh(account, company);
  }

  private int weigh(int account, int company) {
    int first = 1 + company / CUT_OFF;
    int last = company - company / CUT_OFF;
    int seen = 0;
    int inside = 0;
    for (int at = byAccount.start(account); at < byAccount.end(account); at++) {
      if (inCompany.test(byAccount.rows()[at])) {
        seen++;
      } else if (seen >= first && seen < last) {
        inside++;
      }
    }
    int outside = byAccount.size(account) - company - inside;
    double nats = inside * INSIDE + outside * OUTSIDE;
    return (int) Math.round(1_000 * Math.max(-CAP_NATS, Math.min(CAP_NATS, nats)));
  }
}
