package dev.zhenzan.server.api;

import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.force.HitRates;
import dev.zhenzan.server.force.Rulebook;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Enforcer;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.policy.Explanation;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.Policy;
import dev.zhenzan.server.policy.backtest.BacktestResult;
import dev.zhenzan.server.policy.backtest.Difference;
import dev.zhenzan.server.policy.backtest.PolicyResult;
import dev.zhenzan.server.policy.life.GenuineTouched;
import dev.zhenzan.server.policy.life.RefusedChange;
import dev.zhenzan.server.policy.text.Problem.Severity;
import dev.zhenzan.server.policy.text.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Policies over HTTP: written, tried out, put in force, and taken out again. */
final class PoliciesApi {
  private static final int FILE_BYTES_MAX = 1 << 20;
  private static final int LISTED_MAX = 100;
  private static final int CAP = 1_000;

  private final Forcing forcing;
  private final Enforcer enforcer;

  PoliciesApi(Forcing forcing, Enforcer enforcer) {
    this.forcing = forcing;
    this.enforcer = enforcer;
  }

  /** {@code GET /v1/policies}. */
  ServerResponse all(Call call) {
    return Reply.ok(new Doc().put("policies", Doc.each(forcing.rules().book().all(), this::shown)));
  }

  private Doc shown(Rulebook.Entry entry) {
    Policy policy = entry.policy();
    HitRates.Shown rates = forcing.rates().of(policy.id());
    return new Doc()
        .put("policy", policy.id())
        .put("version", policy.version())
        .put("state", forcing.rules().book().state(entry).word())
        .put("title", shown(policy.title()))
        .put("on", policy.on().word())
        .put("owner", policy.owner())
        .put("budget", policy.budget())
        .put("rollout_percent", policy.rolloutPercent())
        .put("saved", Shown.time(entry.savedMillis()))
        .put("hits", rates.hits())
        .put("accounts", rates.accounts())
        .put("alarms", rates.alarms());
  }

  private static Doc shown(Words words) {
    return new Doc().put("en", words.english()).put("zh", words.chinese());
  }

  /** {@code GET /v1/policies/{policy}/{version}}: as people read it, and the file it stands in. */
  ServerResponse one(Call call) throws ProblemException {
    Rulebook.Entry entry = named(call);
    List<Doc> lines =
        Explanation.of(entry.policy()).stream()
            .map(line -> new Doc().put("head", shown(line.head())).put("text", shown(line.text())))
            .toList();
    return Reply.ok(shown(entry).put("reads", lines).put("text", entry.text()));
  }

  private Rulebook.Entry named(Call call) throws ProblemException {
    Rulebook.Entry entry = null;
    try {
      int version = Integer.parseInt(call.name("version"));
      entry = forcing.rules().book().find(call.name("policy"), version);
    } catch (NumberFormatException none) {
      // told below
    }
    if (entry == null) {
      throw Problem.missing("there is no such version of a policy").thrown();
    }
    return entry;
  }

  /** {@code POST /v1/policies}: a file of YAML; with {@code dry_run} it is only checked. */
  ServerResponse save(Call call) throws IOException, ProblemException, StoreException {
    String text = text(call.body(FILE_BYTES_MAX));
    String file = call.parameter("file").orElse("policies.yaml");
    Policies policies = forcing.rules().check(file, text);
    List<Doc> problems = policies.problems().stream().map(PoliciesApi::shown).toList();
    if (!policies.isSound()) {
      throw Problem.of(422, "policy", "The policies cannot be taken", "see problems")
          .with("problems", problems)
          .thrown();
    }
    boolean tried = call.flag("dry_run");
    try {
      List<Act> saved =
          tried ? List.of() : forcing.rules().save(policies, file, text, Asked.by(call));
      return Reply.json(
          tried ? 200 : 201,
          new Doc()
              .put("saved", saved.stream().map(Act::subject).toList())
              .put("found", policies.policies().stream().map(Policy::id).toList())
              .put("problems", problems)
              .bytes());
    } catch (RefusedChange refused) {
      throw refused(refused);
    }
  }

  private static String text(byte[] body) throws ProblemException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException broken) {
      throw Problem.malformed("the body is not UTF-8").thrown();
    }
  }

  private static Doc shown(dev.zhenzan.server.policy.text.Problem problem) {
    return new Doc()
        .put("severity", problem.severity() == Severity.ERROR ? "error" : "warning")
        .put("line", problem.line())
        .put("column", problem.column())
        .put("en", problem.show(/* inChinese= */ false))
        .put("zh", problem.show(/* inChinese= */ true));
  }

  private static ProblemException refused(RefusedChange refused) {
    return Problem.of(409, "refused", "It may not be done", refused.why().english())
        .with("zh", refused.why().chinese())
        .thrown();
  }

  /** What is done to a version. */
  private interface Move {
    List<Act> done(Rulebook.Entry entry, String by) throws StoreException, RefusedChange, NotDone;
  }

  private ServerResponse moved(Call call, Move move) throws ProblemException, StoreException {
    Rulebook.Entry entry = named(call);
    try {
      move.done(entry, Asked.by(call));
      return Reply.ok(shown(entry));
    } catch (RefusedChange refused) {
      throw refused(refused);
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** {@code POST /v1/policies/{policy}/{version}/shadow}. */
  ServerResponse shadow(Call call) throws ProblemException, StoreException {
    return moved(call, forcing.rules()::shadow);
  }

  /** {@code POST /v1/policies/{policy}/{version}/live}: proved over the log first. */
  ServerResponse live(Call call) throws ProblemException, StoreException {
    return moved(call, forcing.rules()::promote);
  }

  /** {@code POST /v1/policies/{policy}/{version}/retire}. */
  ServerResponse retire(Call call) throws ProblemException, StoreException {
    return moved(call, forcing.rules()::retire);
  }

  /** {@code POST /v1/policies/{policy}/{version}/backtest}: changes nothing. */
  ServerResponse backtest(Call call) throws ProblemException {
    Rulebook.Entry entry = named(call);
    BacktestResult result = forcing.rules().backtest(entry, Progress.NONE).result();
    PolicyResult own = result.here().get(0);
    GenuineTouched genuine = own.genuine();
    Difference today = result.accounts();
    return Reply.ok(
        new Doc()
            .put("policy", entry.policy().id())
            .put("version", entry.policy().version())
            .put("events", result.events())
            .put("likes", result.likes())
            .put("likers", result.likers())
            .put("hits", own.hits())
            .put("undecided", own.undecided())
            .put("accounts", own.accounts().cardinality())
            .put("likes_touched", own.likes().cardinality())
            .put("genuine_per_10000", genuine.perTenThousand())
            .put("genuine_per_10000_at_most", genuine.upperPerTenThousand())
            .put("budget", genuine.budget())
            .put("within_budget", genuine.isWithinBudget())
            .put(
                "beside_what_is_live",
                new Doc()
                    .put("only_here", today.onlyHere())
                    .put("only_there", today.onlyThere())
                    .put("both", today.both())));
  }

  /** {@code POST /v1/policies/{policy}/{version}/retroact}: over the log so far; undo by batch. */
  ServerResponse retroact(Call call) throws IOException, ProblemException, StoreException {
    Rulebook.Entry entry = named(call);
    JsonNode asked = call.object();
    List<String> accounts = forcing.rules().wouldTouch(entry);
    int cap = Asked.whole(asked, "cap", 1, 100_000, CAP);
    boolean tried = call.flag("dry_run") || asked.path("dry_run").asBoolean(false);
    if (accounts.size() > cap && !tried) {
      throw Problem.of(
              409,
              "cap",
              "More would be touched than may be",
              accounts.size() + " accounts, and the cap is " + cap)
          .with("accounts", accounts.size())
          .thrown();
    }
    try {
      List<Act> acts = tried ? List.of() : forcing.rules().retroact(entry, accounts);
      enforcer.enforce();
      return Reply.ok(
          new Doc()
              .put("dry_run", tried)
              .put("accounts", accounts.size())
              .put("listed", accounts.stream().limit(LISTED_MAX).toList())
              .put("acts", acts.size()));
    } catch (NotDone why) {
      throw Asked.cannot(why);
    }
  }

  /** {@code POST /v1/policies/{policy}/{version}/undo}: whatever it has done and that stands. */
  ServerResponse undo(Call call) throws IOException, ProblemException, StoreException {
    Rulebook.Entry entry = named(call);
    JsonNode asked = call.object();
    Because because = Asked.because(asked);
    boolean tried = call.flag("dry_run") || asked.path("dry_run").asBoolean(false);
    List<String> accounts;
    if (tried) {
      accounts = forcing.rules().undoing(entry, because).stream().map(ActDraft::subject).toList();
    } else {
      accounts =
          forcing.rules().undo(entry, because, Asked.by(call)).stream().map(Act::subject).toList();
      enforcer.enforce();
    }
    return Reply.ok(
        new Doc()
            .put("dry_run", tried)
            .put("undone", accounts.size())
            .put("accounts", accounts.stream().distinct().count()));
  }

  /** {@code POST /v1/policies/{policy}/snooze}: leaves one account alone until a time. */
  ServerResponse snooze(Call call) throws IOException, ProblemException, StoreException {
    String policy = call.name("policy");
    Optional<Rulebook.Entry> any =
        forcing.rules().book().all().stream()
            .filter(each -> each.policy().id().equals(policy))
            .findFirst();
    if (any.isEmpty()) {
      throw Problem.missing("there is no such policy").thrown();
    }
    JsonNode asked = call.object();
    String account = Call.textOf(asked, "account");
    long until = Asked.time(asked, "until", Long.MAX_VALUE);
    forcing.rules().snooze(policy, account, until, Asked.by(call));
    return Reply.ok(
        new Doc().put("policy", policy).put("account", account).put("until", Shown.end(until)));
  }
}
