package dev.zhenzan.server.desk;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.ladder.Ask;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.ladder.Rungs;
import dev.zhenzan.server.ladder.Standing;
import dev.zhenzan.server.ladder.Step;
import dev.zhenzan.server.log.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The review desk. A case is one person's alone while they hold it; what they decide takes effect
 * by itself, in the same act.
 */
public final class Desk {
  /** How long a case stays with whoever took it. */
  public static final long LEASE_MILLIS = 30 * 60_000L;

  /** How long a won appeal stands above the engine. */
  public static final long GENUINE_MILLIS = 365L * 24 * 3_600_000;

  static final String APPEALS = "appeals";

  /** How often words can be added to an open appeal: whoever has its link needs no key. */
  static final int WORDS_ADDED_MAX = 10;

  private final Register register;
  private final Cases cases;
  private final Ladder ladder;

  public Desk(Register register, Cases cases, Ladder ladder) {
    this.register = register;
    this.cases = cases;
    this.ladder = ladder;
  }

  /** All cases. */
  public Cases cases() {
    return cases;
  }

  /**
   * Opens a case.
   *
   * @param asks the step that somebody asks for, empty for none
   */
  public Case open(
      Case.Kind kind, String queue, String account, String asks, Because because, String by)
      throws StoreException {
    Detail detail =
        Detail.making()
            .text("kind", kind.name())
            .text("queue", queue)
            .text("asks", asks)
            .text("because_en", because.english())
            .text("because_zh", because.chinese())
            .end();
    return opened(
        register.act(by, () -> List.of(new ActDraft(ActKind.CASE_OPENED, account, detail))));
  }

  /**
   * Files an appeal; while one of the account is open, another adds its words to it.
   *
   * @throws NotDone if nothing was done that could be appealed against
   */
  public Case appeal(String account, String words, boolean flagged, String by)
      throws StoreException, NotDone {
    List<Act> acts = register.act(by, () -> appealed(account, words, flagged));
    Act act = acts.get(0);
    long seq = act.kind() == ActKind.APPEAL_FILED ? act.seq() : act.detail().number("case", 0);
    return find("c" + seq);
  }

  private List<ActDraft> appealed(String account, String words, boolean flagged) throws NotDone {
    Standing standing = ladder.standings().of(account);
    boolean done = standing.measures().stream().anyMatch(each -> each.isStanding());
    boolean struck = standing.strikeSum(register.nowMillis(), ladder.standings().rungs()) > 0;
    if (!done && !struck && (!flagged || standing.isGenuine())) {
      throw new NotDone("nothing is held against this account");
    }
    Optional<Case> open =
        cases.open(APPEALS).stream().filter(each -> each.account().equals(account)).findFirst();
    if (open.isPresent()) {
      if (open.get().notes().size() >= WORDS_ADDED_MAX) {
        throw new NotDone("enough was said in this appeal; somebody will look at it");
      }
      return List.of(on(open.get(), ActKind.CASE_NOTED, Detail.making().text("note", words)));
    }
    Detail detail =
        Detail.making()
            .text("kind", Case.Kind.APPEAL.name())
            .text("queue", APPEALS)
            .text("words", words)
            .end();
    return List.of(new ActDraft(ActKind.APPEAL_FILED, account, detail));
  }

  /** Takes the next case of a queue that nobody else holds and this one has not passed over. */
  public Optional<Case> claimNext(String queue, String by) throws StoreException {
    List<Act> acts =
        register.act(
            by,
            () ->
                cases.open(queue).stream()
                    .filter(each -> isFree(each, by) && !each.skippedBy().contains(by))
                    .limit(1)
                    .map(this::claim)
                    .toList());
    return acts.stream().map(act -> cases.find(act.detail().number("case", 0))).findFirst();
  }

  /**
   * Takes one case.
   *
   * @throws NotDone if somebody else holds it, or it is decided
   */
  public Case claim(String id, String by) throws StoreException, NotDone {
    return changed(id, by, one -> List.of(claim(one)));
  }

  private boolean isFree(Case one, String by) {
    return !one.isHeld(register.nowMillis()) || by.equals(one.claimedBy());
  }

  private ActDraft claim(Case one) {
    long until = register.nowMillis() + LEASE_MILLIS;
    return on(one, ActKind.CASE_CLAIMED, Detail.making().number("until", until));
  }

  /** Gives a case back. */
  public Case release(String id, String by) throws StoreException, NotDone {
    return changed(id, by, one -> List.of(on(one, ActKind.CASE_RELEASED, Detail.making())));
  }

  /** Passes a case over: the next is somebody else's. */
  public Case skip(String id, String by) throws StoreException, NotDone {
    return changed(id, by, one -> List.of(on(one, ActKind.CASE_SKIPPED, Detail.making())));
  }

  /** Writes a remark on a case. */
  public Case note(String id, String text, String by) throws StoreException, NotDone {
    return changed(
        id, by, one -> List.of(on(one, ActKind.CASE_NOTED, Detail.making().text("note", text))));
  }

  /**
   * Decides a case; what follows from it is done in the same act.
   *
   * @param flagged whether the engine holds an account guilty
   * @throws NotDone if somebody else holds it, it is decided already, or there is nothing to agree
   *     to
   */
  public Case decide(
      String id, Case.Ruling ruling, Because because, Predicate<String> flagged, String by)
      throws StoreException, NotDone {
    return changed(id, by, one -> decided(one, ruling, because, flagged));
  }

  private List<ActDraft> decided(
      Case one, Case.Ruling ruling, Because because, Predicate<String> flagged) throws NotDone {
    List<ActDraft> drafts = new ArrayList<>();
    drafts.add(
        on(
            one,
            ActKind.CASE_DECIDED,
            Detail.making()
                .text("ruling", ruling.name())
                .text("because_en", because.english())
                .text("because_zh", because.chinese())));
    if (ruling == Case.Ruling.UPHELD) {
      long until = register.nowMillis() + GENUINE_MILLIS;
      boolean guilty = flagged.test(one.account());
      drafts.addAll(ladder.clearing(one.account(), guilty, because, one.seq(), until));
    } else if (ruling == Case.Ruling.AGREED) {
      drafts.addAll(ladder.taking(one.account(), asked(one)));
    }
    return drafts;
  }

  private Ask asked(Case one) throws NotDone {
    if (one.asks().isEmpty()) {
      throw new NotDone("nobody asks for a step in " + one.id());
    }
    Step step = Step.of(one.asks());
    long time =
        ladder.standings().rungs().rungs().stream()
            .filter(rung -> rung.step() == step)
            .mapToLong(Rungs.Rung::forMillis)
            .findFirst()
            .orElse(Long.MAX_VALUE);
    return new Ask(step, 0, time, 0, one.policy(), one.because(), one.seq());
  }

  private interface Change {
    List<ActDraft> drafts(Case one) throws NotDone;
  }

  private Case changed(String id, String by, Change change) throws StoreException, NotDone {
    register.act(by, () -> change.drafts(free(id, by)));
    return find(id);
  }

  private Case free(String id, String by) throws NotDone {
    Case one = find(id);
    if (!one.isOpen()) {
      throw new NotDone(id + " is decided already");
    }
    if (!isFree(one, by)) {
      throw new NotDone("somebody else holds " + id);
    }
    return one;
  }

  /**
   * A case by its id.
   *
   * @throws NotDone if there is none
   */
  public Case find(String id) throws NotDone {
    Case one = cases.find(Ladder.seq(id, 'c'));
    if (one == null) {
      throw new NotDone("there is no case " + id);
    }
    return one;
  }

  private Case opened(List<Act> acts) {
    return java.util.Objects.requireNonNull(cases.find(acts.get(0).seq()));
  }

  private static ActDraft on(Case one, ActKind kind, Detail.Making detail) {
    return new ActDraft(kind, one.account(), detail.number("case", one.seq()).end());
  }
}
