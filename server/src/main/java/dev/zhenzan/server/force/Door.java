package dev.zhenzan.server.force;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.book.Follower;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.Subject;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureStore;
import dev.zhenzan.server.policy.feature.Held;
import dev.zhenzan.server.policy.feature.Judged;
import dev.zhenzan.server.policy.feature.LikeView;
import dev.zhenzan.server.policy.feature.Origin;
import dev.zhenzan.server.policy.feature.Standing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the policies on likes about one that is about to be given: counted as if it had been, with
 * everything the log holds up to one moment. From memory, by any number of threads.
 */
public final class Door {
  /** Another block came while we looked: look again, but not for ever. */
  private static final int LOOKS_MAX = 10_000;

  private static final FeatureStore NOTHING = new FeatureStore(List.of());
  private final LiveFeatures none = new LiveFeatures(Set.of(), () -> {});

  private final Rulebook rules;
  private final Marks marks;
  private final Book book;
  private final HitRates rates;
  private final Errands errands;
  private volatile LiveFeatures live = none;

  public Door(Rulebook rules, Marks marks, Book book, HitRates rates, Errands errands) {
    this.rules = rules;
    this.marks = marks;
    this.book = book;
    this.rates = rates;
    this.errands = errands;
  }

  /**
   * What was seen.
   *
   * @param hits of live policies and of shadows, in the order of the policies
   */
  public record Visit(Book.Sight sight, List<Hit> hits) {}

  /** Keeps what the policies of now ask for; returns when it is there. */
  public synchronized void refresh() {
    Set<Feature> asked = new LinkedHashSet<>();
    for (Feature feature : rules.inForce().likes().features()) {
      if (!(feature.origin() instanceof Origin.Known)) {
        asked.add(feature);
      }
    }
    if (asked.isEmpty() && !live.isEmpty()) {
      live = none;
      book.follow(Follower.NONE);
    } else if (!live.keeps(asked)) {
      book.follow(following(asked));
    }
  }

  private LiveFeatures following(Set<Feature> asked) {
    LiveFeatures[] next = new LiveFeatures[1];
    next[0] = new LiveFeatures(asked, () -> live = next[0]);
    return next[0];
  }

  /** Looks without asking any policy. */
  public Visit pass(Report report) {
    return new Visit(sight(report), List.of());
  }

  private Book.Sight sight(Report report) {
    return book.sight(report.actor(), report.device(), report.time());
  }

  /** Asks every policy in force; nothing is done, and nothing is counted. */
  public Visit visit(Report report) {
    Rulebook.InForce inForce = rules.inForce();
    PolicySet policies = inForce.likes();
    boolean asked = report.type() == EventType.LIKE && !policies.members().isEmpty();
    if (!asked || marks.isGenuine(report.actor())) {
      return pass(report);
    }
    LiveFeatures kept = live;
    if (kept.isEmpty()) {
      return asked(inForce, report, sight(report), NOTHING);
    }
    for (int look = 0; look < LOOKS_MAX && !kept.isBroken(); look++) {
      Book.Sight sight = sight(report);
      LiveFeatures.Side side = kept.at(sight.moment().head());
      if (side != null) {
        try {
          return asked(inForce, report, sight, side.store());
        } finally {
          side.leave();
        }
      }
      Thread.onSpinWait();
      kept = live;
    }
    return asked(inForce, report, sight(report), NOTHING); // windows are not known
  }

  private Visit asked(
      Rulebook.InForce inForce, Report report, Book.Sight sight, FeatureStore store) {
    Event like = book.upcoming(report);
    LikeView view = new LikeView(store, like, /* upcoming= */ true, held(report, sight));
    Subject subject = new Subject(report.actor(), report.time());
    return new Visit(sight, inForce.likes().evaluate(subject, view, inForce.snoozes()));
  }

  /** What was asked is answered: hits are counted, and what lasts of live ones is done soon. */
  public void answered(Report report, Visit visit) {
    rates.askedAtTheDoor();
    for (Hit hit : visit.hits()) {
      rates.atTheDoor(hit.policy(), report.actor());
      if (hit.state() == State.LIVE) {
        errands.add(hit, report.actor(), report.time());
      }
    }
  }

  private Held held(Report report, Book.Sight sight) {
    return new Held() {
      private @Nullable Judged judged;
      private boolean looked;

      @Override
      public @Nullable Judged judged() {
        if (!looked) {
          judged = Door.judged(sight);
          looked = true;
        }
        return judged;
      }

      @Override
      public Standing standing() {
        return marks.of(report.actor(), report.time());
      }
    };
  }

  /** Whoever gave no like that stands was not judged; who was and has no row is not suspected. */
  private static @Nullable Judged judged(Book.Sight sight) {
    long given = sight.given().getAsLong();
    if (given == 0) {
      return null;
    }
    int[] contributions = new int[SignalKind.COUNT];
    Book.Verdict verdict = sight.verdict();
    if (verdict == null) {
      return new Judged(0, /* flagged= */ false, "none", "", 0, given, contributions);
    }
    verdict
        .contributions()
        .forEach(
            (kind, millinats) ->
                contributions[SignalKind.valueOf(kind.toUpperCase(Locale.ROOT)).ordinal()] =
                    millinats);
    boolean flagged = verdict.action().equals("weigh_less") || verdict.action().equals("clean");
    return new Judged(
        verdict.suspicionMillionths() / 1e6,
        flagged,
        verdict.action(),
        verdict.ringKind(),
        verdict.ringSize(),
        given,
        contributions);
  }
}
