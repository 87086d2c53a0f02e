package dev.zhenzan.server.force;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.book.Replay;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Labels;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.Policy;
import dev.zhenzan.server.policy.PolicyReader;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.backtest.Backtest;
import dev.zhenzan.server.policy.backtest.BacktestPlan;
import dev.zhenzan.server.policy.backtest.BacktestResult;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.life.Change;
import dev.zhenzan.server.policy.life.GenuineTouched;
import dev.zhenzan.server.policy.life.Lifecycle;
import dev.zhenzan.server.policy.life.Proof;
import dev.zhenzan.server.policy.life.RefusedChange;
import dev.zhenzan.server.policy.text.Source;
import dev.zhenzan.server.policy.text.Words;
import dev.zhenzan.server.space.Enforcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes policies, leads them through their lives, and tries them out over the log. */
public final class Rules {
  /**
   * Into how many epochs a backtest cuts the log: verdicts of the first are known in the second.
   */
  private static final int CLOSINGS = 2;

  private final Register register;
  private final Rulebook book;
  private final Ladder ladder;
  private final Enforcement enforcement;
  private final AuditOptions options;
  private final Labels labels;
  private final Runnable changed;

  public Rules(
      Register register,
      Rulebook book,
      Ladder ladder,
      Enforcement enforcement,
      AuditOptions options,
      Labels labels,
      Runnable changed) {
    this.register = register;
    this.book = book;
    this.ladder = ladder;
    this.enforcement = enforcement;
    this.options = options;
    this.labels = labels;
    this.changed = changed;
  }

  /** All policies. */
  public Rulebook book() {
    return book;
  }

  /** What a file holds, and what is wrong with it. */
  public Policies check(String file, String text) {
    return PolicyReader.read(List.of(Source.of(file, text)));
  }

  /**
   * Keeps the policies of a file as drafts.
   *
   * @param sound without errors
   */
  public List<Act> save(Policies sound, String file, String text, String by)
      throws StoreException, RefusedChange {
    return register.act(
        by,
        () -> {
          Lifecycle life = book.life();
          List<ActDraft> drafts = new ArrayList<>();
          for (Policy policy : sound.policies()) {
            life = life.after(Rulebook.written(policy, by));
            Detail detail =
                Detail.making()
                    .number("version", policy.version())
                    .text("file", file)
                    .text("text", text)
                    .end();
            drafts.add(new ActDraft(ActKind.POLICY_SAVED, policy.id(), detail));
          }
          return drafts;
        });
  }

  /** Lets a version be asked without doing anything. */
  public List<Act> shadow(Rulebook.Entry entry, String by) throws StoreException, RefusedChange {
    Policy policy = entry.policy();
    return move(policy, State.SHADOW, new Change.Shadow(policy.id(), policy.version(), by), by);
  }

  /** Ends a version. */
  public List<Act> retire(Rulebook.Entry entry, String by) throws StoreException, RefusedChange {
    Policy policy = entry.policy();
    return move(policy, State.RETIRED, new Change.Retire(policy.id(), policy.version(), by), by);
  }

  private List<Act> move(Policy policy, State to, Change change, String by)
      throws StoreException, RefusedChange {
    List<Act> moved = moving(policy, to, change, by);
    changed.run();
    return moved;
  }

  private List<Act> moving(Policy policy, State to, Change change, String by)
      throws StoreException, RefusedChange {
    return register.act(
        by,
        () -> {
          Lifecycle allowed = book.life().after(change);
          Detail.Making detail =
              Detail.making().number("version", policy.version()).text("to", to.name());
          if (change instanceof Change.Promote promote) {
            proved(promote.proof(), detail);
          }
          return allowed == book.life()
              ? List.of()
              : List.of(new ActDraft(ActKind.POLICY_MOVED, policy.id(), detail.end()));
        });
  }

  private static void proved(Proof proof, Detail.Making detail) {
    GenuineTouched genuine = proof.genuine();
    detail
        .text("fingerprint", proof.fingerprint())
        .number("accounts", genuine.accounts())
        .number("touched_millionths", Math.round(genuine.touched() * 1e6))
        .number("all_millionths", Math.round(genuine.all() * 1e6))
        .number("budget_thousandths", Math.round(genuine.budget() * 1e3));
  }

  /**
   * Puts a version in force, having tried it out over the log as it is now.
   *
   * @throws RefusedChange if it may not: more genuine likers may be touched than its budget allows,
   *     or it was not in shadow
   * @throws NotDone if its author may not do it alone
   */
  public List<Act> promote(Rulebook.Entry entry, String by)
      throws StoreException, RefusedChange, NotDone {
    Policy policy = entry.policy();
    Lifecycle.Version version = book.life().find(policy.id(), policy.version());
    if (book.fourEyes() && version != null && version.author().equals(by)) {
      throw new NotDone(by + " wrote it: somebody else must put it in force");
    }
    GenuineTouched genuine = backtest(entry, Progress.NONE).result().here().get(0).genuine();
    Change change =
        new Change.Promote(policy.id(), policy.version(), Proof.of(policy, genuine), by);
    return move(policy, State.LIVE, change, by);
  }

  /** Lets a policy leave one account alone until a time; a time in the past ends that. */
  public List<Act> snooze(String policy, String account, long untilMillis, String by)
      throws StoreException {
    Detail detail = Detail.making().text("policy", policy).number("until", untilMillis).end();
    return register.act(by, () -> List.of(new ActDraft(ActKind.SNOOZE_SET, account, detail)));
  }

  /** A backtest and the log that it ran over. */
  public record Tried(BacktestResult result, Replay replay) {}

  /** Plays a version over the log as it is now, beside what is live. */
  public Tried backtest(Rulebook.Entry entry, Progress progress) {
    Tasks tasks = Tasks.SERIAL;
    Replay replay = enforcement.replay(tasks);
    BacktestPlan plan =
        new BacktestPlan(
            replay.events(),
            Profiles.NONE,
            replay.account(),
            List.of(new PolicySet.Member(entry.policy(), State.LIVE)),
            book.live(),
            CLOSINGS,
            options);
    return new Tried(Backtest.run(plan, tasks, progress), replay);
  }

  /** The accounts that a version would have touched, were it always in force. */
  public List<String> wouldTouch(Rulebook.Entry entry) {
    Tried tried = backtest(entry, Progress.NONE);
    return tried.result().here().get(0).accounts().stream()
        .mapToObj(id -> tried.replay().account().apply(id))
        .filter(account -> !ladder.standings().of(account).isGenuine())
        .toList();
  }

  /**
   * Does to accounts of the past what a live version does to those of today.
   *
   * @throws NotDone if it is not live
   */
  public List<Act> retroact(Rulebook.Entry entry, List<String> accounts)
      throws StoreException, NotDone {
    if (book.state(entry) != State.LIVE) {
      throw new NotDone(entry.name() + " is not live");
    }
    Steps steps = new Steps(ladder);
    Words title = entry.policy().title();
    Words because =
        new Words(title.english() + " (found in the log so far)", title.chinese() + "（依据历史记录）");
    return register.act(
        "policy:" + entry.name(),
        () -> {
          List<ActDraft> drafts = new ArrayList<>();
          for (String account : accounts) {
            drafts.addAll(done(steps, entry, because, account));
          }
          return drafts;
        });
  }

  /** Of a policy on likes what outlasts a like: the likes themselves are over. */
  private List<ActDraft> done(Steps steps, Rulebook.Entry entry, Words because, String account)
      throws NotDone {
    Hit hit = hit(entry, because);
    return entry.policy().on() == On.LIKE
        ? steps.lasting(hit, account, register.nowMillis())
        : steps.of(hit, account, register.nowMillis());
  }

  /**
   * Undoes whatever a version has done and that stands, at the gate, at closings and to the past:
   * measures, strikes and labels.
   *
   * @return none if nothing of it stands
   */
  public List<Act> undo(Rulebook.Entry entry, Because because, String by) throws StoreException {
    return register.act(by, () -> undoing(entry, because));
  }

  /** What has to be done for that. */
  public List<ActDraft> undoing(Rulebook.Entry entry, Because because) {
    List<ActDraft> drafts = new ArrayList<>(ladder.undoing(entry.name(), because));
    labels
        .setBy("policy:" + entry.name(), register.nowMillis())
        .forEach(
            (account, names) ->
                names.forEach(name -> drafts.add(Labels.removing(account, name, because))));
    return drafts;
  }

  private static Hit hit(Rulebook.Entry entry, Words because) {
    Policy policy = entry.policy();
    return new Hit(policy.id(), policy.version(), State.LIVE, policy.then(), because, Map.of(), 0);
  }
}
