package dev.zhenzan.core.hollow;

import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.Evidence;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No name, no picture, few friends, just made: how many of these an account shows, against how many
 * the population shows.
 *
 * <p>A circumstance: every newcomer looks like this for a while.
 */
public final class Hollow implements AccountEvidence {
  private static final double CAP_NATS = 1.5;
  private static final int TRAITS = 4;
  private static final int FRIENDS_FEW = 2;
  private static final long YOUNG_MILLIS = 14 * 86_400_000L;

  /**
   * How often 0…4 traits are met, where the log is too small to say; and its weight in accounts.
   */
  private static final double[] PRIOR = {0.62, 0.22, 0.1, 0.04, 0.02};

  private static final double PRIOR_KEYS = 100;

  private final Profiles profiles;
  private final Likes likes;
  private final byte[] traits;
  private final int[] millinats;
  private final List<NullModel> nulls;

  private Hollow(Profiles profiles, Likes likes, int accounts) {
    this.profiles = profiles;
    this.likes = likes;
    traits = new byte[accounts];
    millinats = new int[accounts];
    boolean known = profiles.created() != null || profiles.hasName() != null;
    nulls =
        known || profiles.hasAvatar() != null || profiles.friends() != null ? judge() : List.of();
  }

  /** Judges the accounts that liked anything; stands aside where no profile is known. */
  public static AccountEvidence of(Profiles profiles, Likes likes, int accounts) {
    return new Hollow(profiles, likes, accounts);
  }

  private List<NullModel> judge() {
    long[] seen = new long[TRAITS + 1];
    long keys = 0;
    for (int account = 0; account < traits.length; account++) {
      if (isActive(account)) {
        traits[account] = (byte) count(account);
        seen[traits[account]]++;
        keys++;
      }
    }
    double[] tail = tails(seen, keys);
    for (int account = 0; account < traits.length; account++) {
      if (isActive(account)) {
        millinats[account] = Evidence.of(StrictMath.log(tail[traits[account]]), CAP_NATS);
      }
    }
    return List.of(
        NullModel.of(
            "hollow.traits",
            keys,
            "two_or_more",
            tail[2],
            "three_or_more",
            tail[3],
            "four",
            tail[4]));
  }

  private static double[] tails(long[] seen, long keys) {
    double[] tail = new double[TRAITS + 2];
    for (int count = TRAITS; count >= 0; count--) {
      tail[count] =
          tail[count + 1] + (seen[count] + PRIOR_KEYS * PRIOR[count]) / (keys + PRIOR_KEYS);
    }
    return tail;
  }

  private boolean isActive(int account) {
    return likes.byAccount().size(account) > 0;
  }

  private int count(int account) {
    int[] friends = profiles.friends();
    int count = lacks(profiles.hasName(), account) + lacks(profiles.hasAvatar(), account);
    if (friends != null && friends[account] >= 0 && friends[account] <= FRIENDS_FEW) {
      count++;
    }
    return ageMillis(account) < YOUNG_MILLIS ? count + 1 : count;
  }

  private static int lacks(byte @Nullable [] has, int account) {
    return has != null && has[account] == 0 ? 1 : 0;
  }

  /** Age at the first like; a very long time where it is not known. */
  private long ageMillis(int account) {
    long[] created = profiles.created();
    if (created == null || created[account] == Long.MIN_VALUE) {
      return Long.MAX_VALUE;
    }
    int first = likes.byAccount().rows()[likes.byAccount().start(account)];
    return likes.time()[first] - created[account];
  }

  @Override
  public SignalKind kind() {
    return SignalKind.HOLLOW;
  }

  @Override
  public int[] millinats() {
    return millinats;
  }

  @Override
  public List<Fact> facts(int account) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("traits", traits[account]));
    add(facts, "has_name", profiles.hasName(), account);
    add(facts, "has_avatar", profiles.hasAvatar(), account);
    int[] friends = profiles.friends();
    if (friends != null && friends[account] >= 0) {
      facts.add(new Fact("friends", friends[account]));
    }
    if (ageMillis(account) != Long.MAX_VALUE) {
      facts.add(new Fact("age_days", Math.floorDiv(ageMillis(account), 86_400_000L)));
    }
    return facts;
  }

  private static void add(List<Fact> facts, String name, byte @Nullable [] has, int account) {
    if (has != null && has[account] >= 0) {
      facts.add(new Fact(name, has[account]));
    }
  }

  @Override
  public int[] rows(int account) {
    return likes.rowsOf(account, 1);
  }

  @Override
  public List<NullModel> nulls() {
    return nulls;
  }
}
