package dev.zhenzan.server.force;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Fold;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.Policy;
import dev.zhenzan.server.policy.PolicyReader;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.life.Change;
import dev.zhenzan.server.policy.life.GenuineTouched;
import dev.zhenzan.server.policy.life.Lifecycle;
import dev.zhenzan.server.policy.life.Proof;
import dev.zhenzan.server.policy.life.RefusedChange;
import dev.zhenzan.server.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All policies by the acts so far: their texts, where each is in its life, and those in force made
 * ready to be asked. Asked by many threads; what it hands out never changes.
 */
public final class Rulebook implements Fold {
  private final boolean fourEyes;
  private volatile Kept kept;

  /** What was read last: the policies of one file are saved one by one. */
  private Read lastRead = new Read("", "", PolicyReader.read(List.of()));

  private record Read(String file, String text, Policies policies) {}

  private record Kept(Lifecycle life, Map<String, Entry> entries, InForce inForce) {}

  /**
   * One version.
   *
   * @param text the file that it stands in, as it was saved
   */
  public record Entry(Policy policy, String text, long savedMillis) {
    /** As acts and answers name it. */
    public String name() {
      return name(policy.id(), policy.version());
    }

    static String name(String policy, int version) {
      return policy + "@" + version;
    }
  }

  /** Those that are asked, made ready when they first are. */
  public static final class InForce {
    static final InForce NONE = new InForce(List.of(), PolicySet.Snoozes.NONE);

    private final List<PolicySet.Member> members;
    private final PolicySet.Snoozes snoozes;
    private volatile @Nullable PolicySet likes;
    private volatile @Nullable PolicySet closings;

    private InForce(List<PolicySet.Member> members, PolicySet.Snoozes snoozes) {
      this.members = members;
      this.snoozes = snoozes;
    }

    /** The same policies keep what was made ready for them. */
    InForce next(List<PolicySet.Member> now, PolicySet.Snoozes asleep) {
      InForce next = new InForce(now, asleep);
      if (now.equals(members)) {
        next.likes = likes;
        next.closings = closings;
      }
      return next;
    }

    /** Those on likes. */
    public PolicySet likes() {
      PolicySet ready = likes;
      return ready == null ? ready(On.LIKE) : ready;
    }

    /** Those on closings. */
    public PolicySet closings() {
      PolicySet ready = closings;
      return ready == null ? ready(On.CLOSING) : ready;
    }

    private synchronized PolicySet ready(On on) {
      PolicySet before = on == On.LIKE ? likes : closings;
      PolicySet ready = before == null ? PolicySet.compile(members, on) : before;
      if (on == On.LIKE) {
        likes = ready;
      } else {
        closings = ready;
      }
      return ready;
    }

    /** Whom they leave alone. */
    public PolicySet.Snoozes snoozes() {
      return snoozes;
    }
  }

  /**
   * @param fourEyes whether somebody else than the author must put a version in force
   */
  public Rulebook(boolean fourEyes) {
    this.fourEyes = fourEyes;
    // What was written down was decided by the rule that held then: only decisions ask for it.
    kept = new Kept(Lifecycle.begin(/* fourEyes= */ false), Map.of(), InForce.NONE);
  }

  /** Whether somebody else than the author must put a version in force. */
  public boolean fourEyes() {
    return fourEyes;
  }

  @Override
  public void take(Act act) {
    switch (act.kind()) {
      case POLICY_SAVED -> save(act);
      case POLICY_MOVED -> move(moved(act));
      case SNOOZE_SET -> move(snoozed(act));
      default -> {
        // no policy's business
      }
    }
  }

  private void save(Act act) {
    String text = act.detail().text("text");
    Policy policy = read(act.detail().text("file"), text).find(act.subject());
    if (policy == null) {
      return; // written by a release that understands more than this one
    }
    Map<String, Entry> entries = new TreeMap<>(kept.entries);
    Entry entry = new Entry(policy, text, act.atMillis());
    entries.put(entry.name(), entry);
    Lifecycle life = after(written(policy, act.by()));
    kept = new Kept(life, entries, inForce(life, entries));
  }

  private Policies read(String file, String text) {
    if (!lastRead.file.equals(file) || !lastRead.text.equals(text)) {
      lastRead = new Read(file, text, PolicyReader.read(List.of(Source.of(file, text))));
    }
    return lastRead.policies;
  }

  static Change.Write written(Policy policy, String by) {
    return new Change.Write(policy.id(), policy.version(), policy.fingerprint(), by);
  }

  private void move(Change change) {
    Lifecycle life = after(change);
    kept = new Kept(life, kept.entries, inForce(life, kept.entries));
  }

  /** What was written down was allowed when it was; another release may see it otherwise. */
  private Lifecycle after(Change change) {
    try {
      return kept.life.after(change);
    } catch (RefusedChange other) {
      return kept.life;
    }
  }

  private InForce inForce(Lifecycle life, Map<String, Entry> entries) {
    List<PolicySet.Member> members = new ArrayList<>();
    for (Entry entry : entries.values()) {
      State state = state(life, entry);
      if (state.isAsked()) {
        members.add(new PolicySet.Member(entry.policy(), state));
      }
    }
    return kept.inForce.next(List.copyOf(members), life);
  }

  private static State state(Lifecycle life, Entry entry) {
    Lifecycle.Version version = life.find(entry.policy().id(), entry.policy().version());
    return version == null ? State.DRAFT : version.state();
  }

  private static Change moved(Act act) {
    String policy = act.subject();
    int version = (int) act.detail().number("version", 0);
    return switch (State.valueOf(act.detail().text("to"))) {
      case DRAFT, SHADOW -> new Change.Shadow(policy, version, act.by());
      case LIVE -> new Change.Promote(policy, version, proof(policy, version, act), act.by());
      case RETIRED -> new Change.Retire(policy, version, act.by());
    };
  }

  private static Proof proof(String policy, int version, Act act) {
    Detail detail = act.detail();
    GenuineTouched genuine =
        new GenuineTouched(
            detail.number("accounts", 0),
            detail.number("touched_millionths", 0) / 1e6,
            detail.number("all_millionths", 0) / 1e6,
            detail.number("budget_thousandths", 0) / 1e3);
    return new Proof(policy, version, detail.text("fingerprint"), genuine);
  }

  private static Change snoozed(Act act) {
    return new Change.Snooze(
        act.detail().text("policy"), act.subject(), act.detail().number("until", 0), act.by());
  }

  /** All versions, by name. */
  public List<Entry> all() {
    return List.copyOf(kept.entries.values());
  }

  /** One version, {@code null} if there is none. */
  public @Nullable Entry find(String policy, int version) {
    return kept.entries.get(Entry.name(policy, version));
  }

  /** Where a version is in its life. */
  public State state(Entry entry) {
    return state(kept.life, entry);
  }

  /** The lives of all. */
  public Lifecycle life() {
    return kept.life;
  }

  /** Those that are asked. */
  public InForce inForce() {
    return kept.inForce;
  }

  /** Versions that are live now. */
  List<PolicySet.Member> live() {
    return kept.entries.values().stream()
        .filter(each -> state(each) == State.LIVE)
        .map(each -> new PolicySet.Member(each.policy(), State.LIVE))
        .toList();
  }
}
