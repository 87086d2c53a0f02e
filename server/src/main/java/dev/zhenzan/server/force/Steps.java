package dev.zhenzan.server.force;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.ladder.Ask;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Labels;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.ladder.Measure;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.Occasion;
import dev.zhenzan.server.policy.StableHash;
import dev.zhenzan.server.policy.Step;
import java.util.ArrayList;
import java.util.List;

/** What a policy that hit asks for, as acts. */
final class Steps {
  /** Of a hundred accounts that a policy acts on, a person looks at so many all the same. */
  private static final int SAMPLED_PERCENT = 5;

  private final Ladder ladder;

  Steps(Ladder ladder) {
    this.ladder = ladder;
  }

  /** What has to be done of what outlasts a like that was hit at the gate. */
  List<ActDraft> lasting(Hit hit, String account, long nowMillis) throws NotDone {
    return of(hit, hit.steps().stream().filter(Occasion::lasts).toList(), account, nowMillis);
  }

  /**
   * What has to be done. A step that stands already because of the same policy is not taken again;
   * what belongs to the door (hold, reject) does nothing here.
   */
  List<ActDraft> of(Hit hit, String account, long nowMillis) throws NotDone {
    return of(hit, hit.steps(), account, nowMillis);
  }

  private List<ActDraft> of(Hit hit, List<Step> steps, String account, long nowMillis)
      throws NotDone {
    Because because = new Because(hit.reason().english(), hit.reason().chinese());
    List<ActDraft> drafts = new ArrayList<>();
    for (Step step : steps) {
      drafts.addAll(of(step, hit, account, because, nowMillis));
    }
    boolean acts = drafts.stream().anyMatch(each -> each.kind() == ActKind.MEASURE_TAKEN);
    if (acts && StableHash.within("sample " + hit.policy(), account, SAMPLED_PERCENT)) {
      drafts.add(sample(hit, account, because));
    }
    return drafts;
  }

  private static ActDraft sample(Hit hit, String account, Because because) {
    Detail detail =
        Detail.making()
            .text("kind", "SAMPLE")
            .text("queue", "quality")
            .text("policy", Rulebook.Entry.name(hit.policy(), hit.version()))
            .text("because_en", because.english())
            .text("because_zh", because.chinese())
            .end();
    return new ActDraft(ActKind.CASE_OPENED, account, detail);
  }

  private List<ActDraft> of(Step step, Hit hit, String account, Because because, long nowMillis)
      throws NotDone {
    if (step instanceof Step.Label label) {
      long until = nowMillis + label.ttlMillis();
      return List.of(Labels.setting(account, label.name(), Labels.Ranking.NONE, until, because));
    }
    if (step instanceof Step.Strike strike) {
      return ladder.striking(account, strike.weight(), ask(hit, because, Measures.OBSERVE));
    }
    if (step instanceof Step.Review review) {
      return List.of(review(review.queue(), "", hit, account, because));
    }
    if (step instanceof Step.Ban) {
      return List.of(review("bans", "ban", hit, account, because));
    }
    Measures.Kind kind = Measures.of(step);
    return kind == null || stands(kind, hit, account)
        ? List.of()
        : ladder.taking(account, ask(hit, because, kind));
  }

  private static Ask ask(Hit hit, Because because, Measures.Kind kind) {
    return new Ask(
        kind.step(),
        kind.weight(),
        kind.forMillis(),
        hit.delayMillis(),
        Rulebook.Entry.name(hit.policy(), hit.version()),
        because,
        0);
  }

  private boolean stands(Measures.Kind kind, Hit hit, String account) {
    String policy = hit.policy() + "@";
    return ladder.standings().of(account).measures().stream()
        .filter(each -> each.step() == kind.step() && each.policy().startsWith(policy))
        .anyMatch(each -> each.isStanding() || each.state() == Measure.State.WAITING);
  }

  /** Nobody is banned by a rule alone: a person has to agree. */
  private static ActDraft review(
      String queue, String asks, Hit hit, String account, Because because) {
    Detail detail =
        Detail.making()
            .text("queue", queue)
            .text("asks", asks)
            .text("policy", Rulebook.Entry.name(hit.policy(), hit.version()))
            .text("because_en", because.english())
            .text("because_zh", because.chinese())
            .end();
    return new ActDraft(ActKind.CASE_OPENED, account, detail);
  }
}
