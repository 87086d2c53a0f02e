package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.ladder.Measure.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has to be written down to do something, as things stand. */
final class Drafts {
  private final Standings standings;

  Drafts(Standings standings) {
    this.standings = standings;
  }

  /**
   * @param next the number of the first of the acts
   */
  List<ActDraft> take(List<String> accounts, Ask ask, long nowMillis, long next) throws NotDone {
    long batch = accounts.size() > 1 ? next : 0;
    List<ActDraft> drafts = new ArrayList<>();
    for (String account : accounts) {
      if (standings.of(account).isGenuine()) {
        throw new NotDone("a person has said that \"" + account + "\" is genuine; end that first");
      }
      drafts.add(measure(account, ask, nowMillis, batch));
    }
    return drafts;
  }

  private static ActDraft measure(String account, Ask ask, long nowMillis, long batch) {
    long begin = nowMillis + ask.delayMillis();
    Detail.Making detail = ask.because().into(Detail.making()).text("step", ask.step().text());
    if (ask.weight() != 0) {
      detail.number("weight", ask.weight());
    }
    if (ask.delayMillis() != 0) {
      detail.number("begin", begin);
    }
    if (ask.forMillis() != Long.MAX_VALUE) {
      detail.number("end", begin + ask.forMillis());
    }
    if (ask.caseId() != 0) {
      detail.number("case", ask.caseId());
    }
    if (batch != 0) {
      detail.number("batch", batch);
    }
    return new ActDraft(ActKind.MEASURE_TAKEN, account, detail.text("policy", ask.policy()).end());
  }

  List<ActDraft> strike(String account, int weight, Ask reason, long nowMillis) throws NotDone {
    Standing standing = standings.of(account);
    if (standing.isGenuine()) {
      throw new NotDone("a person has said that \"" + account + "\" is genuine; end that first");
    }
    Rungs rungs = standings.rungs();
    Detail.Making detail =
        reason
            .because()
            .into(Detail.making())
            .number("weight", weight)
            .number("lapses", nowMillis + rungs.strikeMillis())
            .text("policy", reason.policy());
    if (reason.caseId() != 0) {
      detail.number("case", reason.caseId());
    }
    List<ActDraft> drafts = new ArrayList<>();
    drafts.add(new ActDraft(ActKind.STRIKE_GIVEN, account, detail.end()));
    int before = standing.strikeSum(nowMillis, rungs);
    Rungs.Rung reached = rungs.reached(before + weight);
    if (reached != null && !Objects.equals(reached, rungs.reached(before))) {
      drafts.add(rung(account, reached, reason, nowMillis));
    }
    return drafts;
  }

  private static ActDraft rung(String account, Rungs.Rung rung, Ask reason, long nowMillis) {
    if (rung.review()) {
      Detail detail =
          reason
              .because()
              .into(Detail.making())
              .text("queue", "ladder")
              .text("asks", rung.step().text())
              .text("policy", reason.policy())
              .end();
      return new ActDraft(ActKind.CASE_OPENED, account, detail);
    }
    Ask ask =
        new Ask(
            rung.step(),
            rung.weight(),
            rung.forMillis(),
            reason.delayMillis(),
            reason.policy(),
            reason.because(),
            reason.caseId());
    return measure(account, ask, nowMillis, /* batch= */ 0);
  }

  @Nullable Measure measure(long seq) {
    String account = standings.accountOf(seq);
    if (account == null) {
      return null;
    }
    return standings.of(account).measures().stream()
        .filter(each -> each.seq() == seq)
        .findFirst()
        .orElse(null);
  }

  ActDraft undo(long seq, Because because) throws NotDone {
    Measure measure = measure(seq);
    if (measure == null) {
      throw new NotDone("there is no measure m" + seq);
    }
    if (measure.state() == State.UNDONE) {
      throw new NotDone("m" + seq + " is undone already");
    }
    return undo(measure, because);
  }

  static ActDraft undo(Measure measure, Because because) {
    Detail detail = because.into(Detail.making()).number("measure", measure.seq()).end();
    return new ActDraft(ActKind.MEASURE_UNDONE, measure.account(), detail);
  }

  ActDraft undoStrike(long seq, Because because) throws NotDone {
    String account = standings.accountOf(seq);
    Standing standing = account == null ? null : standings.of(account);
    boolean stands =
        standing != null
            && standing.strikes().stream().anyMatch(s -> s.seq() == seq && !s.undone());
    if (!stands) {
      throw new NotDone("there is no strike s" + seq + " that stands");
    }
    return undoStrike(Objects.requireNonNull(account), seq, because);
  }

  static ActDraft undoStrike(String account, long seq, Because because) {
    Detail detail = because.into(Detail.making()).number("strike", seq).end();
    return new ActDraft(ActKind.STRIKE_UNDONE, account, detail);
  }

  List<ActDraft> undoBatch(long batch, Because because) throws NotDone {
    List<ActDraft> undone = new ArrayList<>();
    for (Standing standing : standings.all()) {
      for (Measure measure : standing.measures()) {
        boolean ofIt = measure.seq() == batch || measure.batch() == batch;
        if (ofIt && measure.state() != State.UNDONE) {
          undone.add(undo(measure, because));
        }
      }
    }
    if (undone.isEmpty()) {
      throw new NotDone("nothing of this batch stands");
    }
    return undone;
  }

  static ActDraft overrule(
      String account, Overrule.Kind says, long endMillis, Because because, long caseId) {
    Detail.Making detail = because.into(Detail.making()).text("says", says.text());
    if (endMillis != Long.MAX_VALUE) {
      detail.number("end", endMillis);
    }
    if (caseId != 0) {
      detail.number("case", caseId);
    }
    return new ActDraft(ActKind.OVERRIDE_SET, account, detail.end());
  }

  /** What begins and ends by itself. */
  static List<ActDraft> turns(Standing standing, long nowMillis) {
    List<ActDraft> drafts = new ArrayList<>();
    for (Measure measure : standing.measures()) {
      boolean begins = measure.state() == State.WAITING && measure.beginMillis() <= nowMillis;
      boolean ends = begins || measure.state() == State.STANDING;
      if (begins) {
        drafts.add(turn(ActKind.MEASURE_BEGUN, measure));
      }
      if (ends && measure.endMillis() <= nowMillis) {
        drafts.add(turn(ActKind.MEASURE_ENDED, measure));
      }
    }
    Overrule said = standing.overrule();
    if (said != null && said.endMillis() <= nowMillis) {
      drafts.add(new ActDraft(ActKind.OVERRIDE_REMOVED, standing.account(), Detail.NONE));
    }
    return drafts;
  }

  private static ActDraft turn(ActKind kind, Measure measure) {
    Detail detail = Detail.making().number("measure", measure.seq()).end();
    return new ActDraft(kind, measure.account(), detail);
  }
}
