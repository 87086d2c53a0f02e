package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.condition.Conditions;
import dev.zhenzan.server.policy.condition.Frame;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureView;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies that look at the same thing, made ready to be asked together. Never changes; any
 * number of threads may ask.
 */
public final class PolicySet {
  // All conditions share one frame of values: each feature is asked for once, by the first
  // condition that needs it, and never if none does. Only a condition that is true costs more:
  // rollout, snooze and expiry are looked at then, and the reason is written.

  /**
   * A policy and where it is in its life.
   *
   * @param state only shadow and live ones are asked
   */
  public record Member(Policy policy, State state) {}

  /** Whom a policy leaves alone for now. */
  @FunctionalInterface
  public interface Snoozes {
    /** Nobody. */
    Snoozes NONE = (policy, actor, atMillis) -> false;

    /** Whether the policy leaves the account alone at that time. */
    boolean covers(String policy, String actor, long atMillis);
  }

  /** Told by number what policies say. */
  public interface Listener {
    /** The condition is true, and nothing holds the policy back. */
    void hit(int policy);

    /** A value that the condition needs is not known. */
    void undecided(int policy);
  }

  private final List<Member> members;
  private final Conditions conditions;
  private final List<Template> english = new ArrayList<>();
  private final List<Template> chinese = new ArrayList<>();
  private final ThreadLocal<Asking> asking = ThreadLocal.withInitial(this::asking);

  private PolicySet(List<Member> members) {
    this.members = members;
    conditions = Conditions.of(members.stream().map(each -> each.policy().when()).toList());
    for (Member member : members) {
      Map<String, Feature> named = new LinkedHashMap<>();
      member.policy().asks().forEach(feature -> named.put(feature.name(), feature));
      english.add(Template.of(member.policy().because().english(), named::get));
      chinese.add(Template.of(member.policy().because().chinese(), named::get));
    }
  }

  /** Makes those ready that look there and are asked at all, in the order given. */
  public static PolicySet compile(Collection<Member> members, On on) {
    return new PolicySet(
        members.stream()
            .filter(each -> each.policy().on() == on && each.state().isAsked())
            .toList());
  }

  /** The policies by number. */
  public List<Member> members() {
    return members;
  }

  /** Everything that must be kept up to date for them. */
  public Set<Feature> features() {
    Set<Feature> all = new LinkedHashSet<>();
    members.forEach(each -> all.addAll(each.policy().features()));
    return all;
  }

  /** How many conditions are too rich for the fast way. */
  public int interpreted() {
    return conditions.interpreted();
  }

  /** Those that hit, in the order of the policies. */
  public List<Hit> evaluate(Subject subject, FeatureView view, Snoozes snoozes) {
    List<Hit> hits = new ArrayList<>();
    Asking asked = asking.get();
    asked.each(
        subject,
        view,
        snoozes,
        new Listener() {
          @Override
          public void hit(int policy) {
            hits.add(asked.describe(policy, subject, view));
          }

          @Override
          public void undecided(int policy) {
            // nothing is held against anybody for what is not known
          }
        });
    return hits;
  }

  /** The same with nobody left alone. */
  public List<Hit> evaluate(Subject subject, FeatureView view) {
    return evaluate(subject, view, Snoozes.NONE);
  }

  /** One asker; one thread. */
  public Asking asking() {
    return new Asking();
  }

  /** Asks again and again with memory of its own. */
  public final class Asking {
    private final Frame frame = conditions.frame();

    private Asking() {}

    /** Asks every policy. */
    public void each(Subject subject, FeatureView view, Snoozes snoozes, Listener listener) {
      frame.open(view);
      for (int at = 0; at < members.size(); at++) {
        switch (said(at)) {
          case YES -> {
            if (concerns(members.get(at).policy(), subject, snoozes)) {
              listener.hit(at);
            }
          }
          case UNDECIDED -> listener.undecided(at);
          default -> {
            // no
          }
        }
      }
    }

    /** A condition that fails says nothing: it must not decide about anybody. */
    private Conditions.Said said(int at) {
      try {
        return conditions.ask(at, frame);
      } catch (RuntimeException failed) {
        return Conditions.Said.UNDECIDED;
      }
    }

    /** Puts into words why a policy hit the subject that was asked last. */
    public Hit describe(int at, Subject subject, FeatureView view) {
      Policy policy = members.get(at).policy();
      Map<String, Object> restedOn = new LinkedHashMap<>();
      for (Feature feature : policy.features()) {
        Object value = value(feature, view);
        if (value != null) {
          restedOn.put(feature.name(), value);
        }
      }
      Words reason =
          new Words(
              english.get(at).fill(feature -> restedOn.get(feature.name())),
              chinese.get(at).fill(feature -> restedOn.get(feature.name())));
      return new Hit(
          policy.id(),
          policy.version(),
          members.get(at).state(),
          policy.then(),
          reason,
          restedOn,
          StableHash.delay(policy.id(), subject, policy.jitterMillis()));
    }

    private @Nullable Object value(Feature feature, FeatureView view) {
      int slot = conditions.slot(feature);
      return slot < 0 ? view.value(feature) : frame.value(slot);
    }
  }

  private static boolean concerns(Policy policy, Subject subject, Snoozes snoozes) {
    return subject.atMillis() < policy.expiresMillis()
        && StableHash.within(policy.id(), subject.actor(), policy.rolloutPercent())
        && !snoozes.covers(policy.id(), subject.actor(), subject.atMillis());
  }
}
