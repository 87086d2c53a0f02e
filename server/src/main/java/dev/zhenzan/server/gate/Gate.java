package dev.zhenzan.server.gate;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.force.Door;
import dev.zhenzan.server.ladder.Measure;
import dev.zhenzan.server.ladder.Standing;
import dev.zhenzan.server.ladder.Standings;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides from what is in memory; when it cannot, it lets pass. */
public final class Gate {
  // The shipped rules, each with its reason, the sternest wins:
  //   a measure against the account stands          → as it says
  //   the last verdict on the account says clean       → limit, weight 0
  //   the last verdict on the account says weigh less  → weigh less, by what they would count now
  //   likes far faster than people do                  → hold
  //   many accounts on the device within a day         → weigh less: a circumstance, never enough
  //                                                      for more by itself
  // Only what gives a like is judged: a view or a comment passes. Policies on likes in force are
  // asked beside that, each as it says.

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final int WHOLE = 10_000;
  private static final int NUMBERS_PER_MILLI = 20;

  private final Door door;
  private final Standings standings;
  private final AtomicLong last = new AtomicLong();

  /**
   * @param door asks the policies in force
   * @param standings what was decided about accounts, which comes before what was found
   */
  public Gate(Door door, Standings standings) {
    this.door = door;
    this.standings = standings;
  }

  /**
   * Decides; never throws.
   *
   * @param tried whether it is only tried out: then no policy does anything that lasts, nor counts
   */
  public Decision decide(Question question, boolean tried) {
    try {
      Door.Visit visit = visit(question);
      Decision decision = considered(question, visit);
      if (!tried) {
        answered(question, visit);
      }
      return decision;
    } catch (RuntimeException failed) {
      LOG.error("the gate failed and let pass", failed);
      Reason reason =
          new Reason(Codes.GATE_FAILED, "The gate failed and lets pass.", "判定失败，予以放行。", Map.of());
      return new Decision(
          number(question.atMillis()),
          question,
          Outcome.ALLOW,
          WHOLE,
          List.of(reason),
          List.of(),
          null);
    }
  }

  /** Whether the gate could not decide and let pass. */
  public static boolean failed(Decision decision) {
    return decision.restedOn() == null;
  }

  /** What is done afterwards changes no answer. */
  private void answered(Question question, Door.Visit visit) {
    try {
      door.answered(question.report(), visit);
    } catch (RuntimeException failed) {
      LOG.error("what policies do after an answer failed", failed);
    }
  }

  /** A policy that cannot be asked keeps nobody from what the other rules say. */
  private Door.Visit visit(Question question) {
    try {
      return door.visit(question.report());
    } catch (RuntimeException failed) {
      LOG.error("policies could not be asked", failed);
      return door.pass(question.report());
    }
  }

  private Decision considered(Question question, Door.Visit visit) {
    Book.Sight sight = visit.sight();
    Draft draft = new Draft();
    if (question.type() == EventType.LIKE || question.type() == EventType.TAP) {
      Standing standing = standings.of(question.actor());
      byStanding(draft, standing, question.atMillis());
      if (!standing.isGenuine()) {
        byVerdict(draft, sight.verdict());
      }
      byPace(draft, sight.pace(), GateLimits.of(sight.usual()));
    }
    visit.hits().forEach(hit -> byPolicy(draft, hit));
    if (draft.reasons.isEmpty()) {
      draft.reasons.add(Codes.nothingAgainst());
    }
    return new Decision(
        number(question.atMillis()),
        question,
        draft.outcome,
        draft.weight,
        List.copyOf(draft.reasons),
        visit.hits(),
        sight.moment());
  }

  /** What its steps mean for this very like; what lasts is done later. */
  private static void byPolicy(Draft draft, Hit hit) {
    boolean means = false;
    for (Step step : hit.state() == State.LIVE ? hit.steps() : List.<Step>of()) {
      if (step instanceof Step.WeighLess less) {
        draft.raise(Outcome.WEIGH_LESS, less.toBasisPoints());
        means = true;
      } else if (step instanceof Step.Limit && hit.delayMillis() == 0) {
        draft.raise(Outcome.LIMIT, 0);
        means = true;
      } else if (step instanceof Step.Hold) {
        draft.raise(Outcome.HOLD, 0);
        means = true;
      } else if (step instanceof Step.Reject) {
        draft.raise(Outcome.REJECT, 0);
        means = true;
      }
    }
    if (means) {
      draft.reasons.add(Codes.policy(hit));
    }
  }

  private static void byStanding(Draft draft, Standing standing, long nowMillis) {
    for (Measure measure : standing.measures()) {
      if (measure.isStanding() && nowMillis < measure.endMillis()) {
        switch (measure.step()) {
          case WEIGH_LESS ->
              draft.add(Outcome.WEIGH_LESS, measure.weight(), Codes.measure(measure));
          case LIMIT -> draft.add(Outcome.LIMIT, 0, Codes.measure(measure));
          case FREEZE, BAN -> draft.add(Outcome.REJECT, 0, Codes.measure(measure));
          case OBSERVE, CLEAN -> {
            // says nothing about what comes now
          }
        }
      }
    }
  }

  private static void byVerdict(Draft draft, Book.@Nullable Verdict verdict) {
    if (verdict == null) {
      return;
    }
    switch (verdict.action()) {
      case "clean" -> draft.add(Outcome.LIMIT, 0, Codes.cleaned(verdict));
      case "weigh_less" ->
          draft.add(Outcome.WEIGH_LESS, verdict.weight(), Codes.weighedLess(verdict));
      default -> {
        // nothing speaks against it
      }
    }
  }

  private static void byPace(Draft draft, Book.Pace pace, GateLimits limits) {
    if (pace.minute() >= limits.minute()) {
      draft.add(Outcome.HOLD, 0, Codes.tooFast("minute", "一分钟", pace.minute(), limits.minute()));
    } else if (pace.hour() >= limits.hour()) {
      draft.add(Outcome.HOLD, 0, Codes.tooFast("hour", "一小时", pace.hour(), limits.hour()));
    } else if (pace.day() >= limits.day()) {
      draft.add(Outcome.HOLD, 0, Codes.tooFast("day", "一天", pace.day(), limits.day()));
    }
    if (pace.deviceAccounts() >= limits.deviceAccounts()) {
      draft.add(
          Outcome.WEIGH_LESS,
          WHOLE / 2,
          Codes.crowdedDevice(pace.deviceAccounts(), limits.deviceAccounts()));
    }
  }

  /** Numbers rise with the clock and never repeat, however many are made within a millisecond. */
  private long number(long nowMillis) {
    long floor = nowMillis << NUMBERS_PER_MILLI;
    return last.updateAndGet(before -> Math.max(before + 1, floor));
  }

  private static final class Draft {
    Outcome outcome = Outcome.ALLOW;
    int weight = WHOLE;
    final List<Reason> reasons = new ArrayList<>();

    void add(Outcome asked, int weighing, Reason reason) {
      raise(asked, weighing);
      reasons.add(reason);
    }

    void raise(Outcome asked, int weighing) {
      if (asked.compareTo(outcome) > 0) {
        outcome = asked;
      }
      weight = Math.min(weight, weighing);
    }
  }
}
