package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.log.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does things to accounts and undoes them. Each method is one change, written down before it holds;
 * what it means for counts follows from the standings.
 */
public final class Ladder {
  private final Register register;
  private final Standings standings;
  private final Drafts drafts;

  public Ladder(Register register, Standings standings) {
    this.register = register;
    this.standings = standings;
    drafts = new Drafts(standings);
  }

  /** How accounts stand. */
  public Standings standings() {
    return standings;
  }

  /**
   * Takes one step against many accounts, in the order given.
   *
   * @throws NotDone if one of them was said to be genuine by a person
   */
  public List<Act> take(List<String> accounts, Ask ask, String by) throws StoreException, NotDone {
    return register.act(by, () -> drafted(accounts, ask));
  }

  /** How accounts would stand once a step is taken against each. */
  public List<Standing> otherwise(List<String> accounts, Ask ask) throws NotDone {
    List<Standing> otherwise = new ArrayList<>();
    long seq = register.nextSeq();
    long now = register.nowMillis();
    for (ActDraft draft : drafted(accounts, ask)) {
      Act act =
          new Act(
              seq++, now, "", draft.kind(), draft.subject(), draft.detail(), new byte[0], false);
      otherwise.add(standings.of(draft.subject()).with(Measure.of(act)));
    }
    return otherwise;
  }

  private List<ActDraft> drafted(List<String> accounts, Ask ask) throws NotDone {
    return drafts.take(accounts, ask, register.nowMillis(), register.nextSeq());
  }

  /**
   * Gives a strike, and takes the step of the ladder that it leads to, if it leads to another.
   *
   * @param weight 1 or more
   */
  public List<Act> strike(String account, int weight, Ask reason, String by)
      throws StoreException, NotDone {
    return register.act(by, () -> drafts.strike(account, weight, reason, register.nowMillis()));
  }

  /**
   * Undoes a measure: as if it had never been.
   *
   * @throws NotDone if there is none, or it is undone already
   */
  public List<Act> undo(long measure, Because because, String by) throws StoreException, NotDone {
    return register.act(by, () -> List.of(drafts.undo(measure, because)));
  }

  /** Undoes a strike. */
  public List<Act> undoStrike(long strike, Because because, String by)
      throws StoreException, NotDone {
    return register.act(by, () -> List.of(drafts.undoStrike(strike, because)));
  }

  /** Undoes whatever was taken in one go, as far as it is not undone yet. */
  public List<Act> undoBatch(long batch, Because because, String by)
      throws StoreException, NotDone {
    return register.act(by, () -> drafts.undoBatch(batch, because));
  }

  /**
   * Says what an account is, above whatever the engine says.
   *
   * @param endMillis when it ends, {@link Long#MAX_VALUE} for never
   */
  public List<Act> overrule(
      String account, Overrule.Kind says, long endMillis, Because because, long caseId, String by)
      throws StoreException {
    ActDraft draft = Drafts.overrule(account, says, endMillis, because, caseId);
    return register.act(by, () -> List.of(draft));
  }

  /** Takes that back. */
  public List<Act> endOverrule(String account, Because because, String by)
      throws StoreException, NotDone {
    return register.act(
        by,
        () -> {
          if (standings.of(account).overrule() == null) {
            throw new NotDone("nobody has said anything about this account");
          }
          Detail detail = because.into(Detail.making()).end();
          return List.of(new ActDraft(ActKind.OVERRIDE_REMOVED, account, detail));
        });
  }

  /**
   * What has to be done so that it is as if nothing had been done to an account, and stays so:
   * every measure and strike is undone; and where the same would come again by itself, as the
   * engine holds the account guilty or a policy did it, or a person said so, the account is called
   * genuine until then. For whoever decides.
   *
   * @param flagged whether the engine holds the account guilty
   * @param genuineUntilMillis until when the word of engine and policies counts for nothing
   */
  public List<ActDraft> clearing(
      String account, boolean flagged, Because because, long caseId, long genuineUntilMillis) {
    List<ActDraft> clearing = new ArrayList<>();
    Standing standing = standings.of(account);
    boolean again = flagged || standing.overrule() != null;
    for (Measure measure : standing.measures()) {
      if (measure.state() != Measure.State.UNDONE) {
        again |= !measure.policy().isEmpty();
        clearing.add(Drafts.undo(measure, because));
      }
    }
    for (Strike strike : standing.strikes()) {
      if (!strike.undone()) {
        again |= !strike.policy().isEmpty();
        clearing.add(Drafts.undoStrike(account, strike.seq(), because));
      }
    }
    if (again) {
      clearing.add(
          Drafts.overrule(account, Overrule.Kind.GENUINE, genuineUntilMillis, because, caseId));
    }
    return clearing;
  }

  /**
   * What has to be done so that nothing stands any more of what a policy did, as {@code
   * id@version}. For whoever decides.
   */
  public List<ActDraft> undoing(String policy, Because because) {
    List<ActDraft> undone = new ArrayList<>();
    standings.all().stream()
        .sorted(Comparator.comparing(Standing::account))
        .forEach(
            standing -> {
              for (Measure measure : standing.measures()) {
                if (measure.policy().equals(policy) && measure.state() != Measure.State.UNDONE) {
                  undone.add(Drafts.undo(measure, because));
                }
              }
              for (Strike strike : standing.strikes()) {
                if (strike.policy().equals(policy) && !strike.undone()) {
                  undone.add(Drafts.undoStrike(standing.account(), strike.seq(), because));
                }
              }
            });
    return undone;
  }

  /** What has to be done to take a step against one account. For whoever decides. */
  public List<ActDraft> taking(String account, Ask ask) throws NotDone {
    return drafted(List.of(account), ask);
  }

  /** What has to be done to give a strike. For whoever decides. */
  public List<ActDraft> striking(String account, int weight, Ask reason) throws NotDone {
    return drafts.strike(account, weight, reason, register.nowMillis());
  }

  /** Sets another ladder up, for strikes from now on. */
  public List<Act> set(Rungs rungs, String by) throws StoreException {
    return register.act(
        by, () -> List.of(new ActDraft(ActKind.LADDER_SET, "", RungsText.write(rungs))));
  }

  /** Begins and ends what is due by the clock; called now and then. */
  public List<Act> turn() throws StoreException {
    return register.act(
        "service",
        () -> {
          List<ActDraft> due = new ArrayList<>();
          long now = register.nowMillis();
          for (Standing standing : standings.due(now)) {
            due.addAll(Drafts.turns(standing, now));
          }
          return due;
        });
  }

  /** The measure of an id such as {@code m12}, {@code null} if there is none. */
  public @Nullable Measure measure(String id) {
    return drafts.measure(seq(id, 'm'));
  }

  /** The number in an id with this letter before it, -1 if it is none. */
  public static long seq(String id, char letter) {
    try {
      return id.length() > 1 && id.charAt(0) == letter ? Long.parseLong(id.substring(1)) : -1;
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  /** Something cannot be done as things are. */
  public static final class NotDone extends Exception {
    private static final long serialVersionUID = 1;

    public NotDone(String why) {
      super(why);
    }
  }
}
