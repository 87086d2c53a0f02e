package dev.zhenzan.server.policy.life;

import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.text.Words;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lives of all policies: draft → shadow → live → retired. Never changes: a change gives the
 * next one, or is refused, and the same changes in the same order give the same again.
 */
public final class Lifecycle implements PolicySet.Snoozes {
  // What is refused: another text for a version that is no draft any more; a promotion without a
  // backtest of that very text whose bound is within its budget; with four eyes asked for, a
  // promotion by whoever wrote the version last; anything on a version that is retired.

  private final boolean fourEyes;
  private final Map<Key, Version> versions;
  private final Map<String, Long> snoozes;

  /** One version of a policy. */
  private record Key(String policy, int version) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = policy.compareTo(other.policy);
      return order == 0 ? Integer.compare(version, other.version) : order;
    }
  }

  /**
   * What is known of a version.
   *
   * @param author who wrote it last
   * @param approver who put it in force, {@code null} if nobody did
   */
  public record Version(
      String policy,
      int version,
      String fingerprint,
      State state,
      String author,
      @Nullable String approver) {

    Version in(State next) {
      return new Version(policy, version, fingerprint, next, author, approver);
    }
  }

  private Lifecycle(boolean fourEyes, Map<Key, Version> versions, Map<String, Long> snoozes) {
    this.fourEyes = fourEyes;
    this.versions = versions;
    this.snoozes = snoozes;
  }

  /**
   * No policies yet.
   *
   * @param fourEyes whether somebody else than the author must put a version in force
   */
  public static Lifecycle begin(boolean fourEyes) {
    return new Lifecycle(fourEyes, new TreeMap<>(), new TreeMap<>());
  }

  /** The version, or {@code null}. */
  public @Nullable Version find(String policy, int version) {
    return versions.get(new Key(policy, version));
  }

  /** The version in force, or {@code null}. */
  public @Nullable Version live(String policy) {
    return versions.values().stream()
        .filter(each -> each.policy().equals(policy) && each.state() == State.LIVE)
        .findFirst()
        .orElse(null);
  }

  @Override
  public boolean covers(String policy, String actor, long atMillis) {
    Long until = snoozes.get(snooze(policy, actor));
    return until != null && atMillis < until;
  }

  /** What is after a change. */
  public Lifecycle after(Change change) throws RefusedChange {
    Map<Key, Version> next = new TreeMap<>(versions);
    Map<String, Long> asleep = new TreeMap<>(snoozes);
    if (change instanceof Change.Write write) {
      write(write, next);
    } else if (change instanceof Change.Shadow shadow) {
      Version version = alive(shadow.policy(), shadow.version());
      next.put(new Key(version.policy(), version.version()), version.in(State.SHADOW));
    } else if (change instanceof Change.Promote promote) {
      promote(promote, next);
    } else if (change instanceof Change.Retire retire) {
      Version version = alive(retire.policy(), retire.version());
      next.put(new Key(version.policy(), version.version()), version.in(State.RETIRED));
    } else if (change instanceof Change.Snooze snooze) {
      asleep.put(snooze(snooze.policy(), snooze.actor()), snooze.untilMillis());
    }
    return new Lifecycle(fourEyes, next, asleep);
  }

  private static String snooze(String policy, String actor) {
    return policy + '\n' + actor;
  }

  private void write(Change.Write write, Map<Key, Version> next) throws RefusedChange {
    Key key = new Key(write.policy(), write.version());
    Version there = versions.get(key);
    boolean same = there != null && there.fingerprint().equals(write.fingerprint());
    if (there != null && there.state() != State.DRAFT && !same) {
      throw refused(
          "version %d of %s is %s and does not change; write version %d",
          "%2$s 第 %1$d 版已处于 %3$s，不能再改；请写第 %4$d 版",
          write.version(),
          write.policy(),
          there.state().word(),
          newest(write.policy()) + 1);
    }
    if (there == null || !same) {
      next.put(
          key,
          new Version(
              write.policy(), write.version(), write.fingerprint(), State.DRAFT, write.by(), null));
    }
  }

  private int newest(String policy) {
    return versions.keySet().stream()
        .filter(key -> key.policy().equals(policy))
        .mapToInt(Key::version)
        .max()
        .orElse(0);
  }

  private void promote(Change.Promote promote, Map<Key, Version> next) throws RefusedChange {
    Version version = alive(promote.policy(), promote.version());
    if (version.state() != State.SHADOW) {
      throw refused(
          "version %d of %s is %s: it must be in shadow first",
          "%2$s 第 %1$d 版处于 %3$s，须先进入 shadow",
          version.version(),
          version.policy(),
          version.state().word());
    }
    if (fourEyes && version.author().equals(promote.by())) {
      throw refused(
          "%s wrote it: somebody else must put it in force", "它由 %s 编写，须由他人批准上线", promote.by());
    }
    Proof proof = promote.proof();
    boolean same =
        proof.policy().equals(version.policy())
            && proof.version() == version.version()
            && proof.fingerprint().equals(version.fingerprint());
    if (!same) {
      throw refused(
          "the backtest is of another text than version %d of %s: test this one",
          "回测对应的文本不是 %2$s 第 %1$d 版，请重新回测", version.version(), version.policy());
    }
    if (!proof.genuine().isWithinBudget()) {
      throw refused(
          "up to %.1f of 10,000 genuine likers would be touched, and its budget is %.1f",
          "每 10,000 个真实点赞者可能触及 %.1f 人，而预算为 %.1f",
          proof.genuine().upperPerTenThousand(),
          proof.genuine().budget());
    }
    Version before = live(version.policy());
    if (before != null) {
      next.put(new Key(before.policy(), before.version()), before.in(State.RETIRED));
    }
    next.put(
        new Key(version.policy(), version.version()),
        new Version(
            version.policy(),
            version.version(),
            version.fingerprint(),
            State.LIVE,
            version.author(),
            promote.by()));
  }

  private Version alive(String policy, int version) throws RefusedChange {
    Version found = find(policy, version);
    if (found == null) {
      throw refused("there is no version %d of %s", "没有 %2$s 第 %1$d 版", version, policy);
    }
    if (found.state() == State.RETIRED) {
      throw refused(
          "version %d of %s is retired; write version %d",
          "%2$s 第 %1$d 版已退役，请写第 %3$d 版", version, policy, newest(policy) + 1);
    }
    return found;
  }

  private static RefusedChange refused(String english, String chinese, Object... values) {
    return new RefusedChange(
        new Words(
            String.format(Locale.ROOT, english, values),
            String.format(Locale.ROOT, chinese, values)));
  }
}
