package dev.zhenzan.server.api;

import dev.zhenzan.server.desk.AppealLink;
import dev.zhenzan.server.key.Credentials;
import dev.zhenzan.server.key.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Every way into one space, in one place. */
public final class Routes implements Door {
  private final List<Route> routes;
  private final Credentials credentials;
  private final AppealLink links;
  private final InstantSource clock;
  private final Supplier<String> metrics;
  private final Guard guard;

  public Routes(Parts parts) {
    this(parts, List.of());
  }

  /**
   * @param more routes behind those of the service
   */
  public Routes(Parts parts, List<Route> more) {
    Callers callers = new Callers(parts.keys(), parts.office().sessions().sessions());
    credentials = callers;
    links = parts.acting().links();
    clock = parts.clock();
    metrics = parts.metrics();
    guard = new Guard(credentials, parts.keys(), parts.looks(), parts.meters());
    List<Route> all = new ArrayList<>(routes(parts));
    all.addAll(peoplesRoutes(parts, callers));
    all.addAll(more);
    routes = List.copyOf(all);
  }

  /** Every way in, in the order of the document. */
  public List<Route> all() {
    return routes;
  }

  private static List<Route> routes(Parts parts) {
    Keeper keeper = new Keeper(parts.intake());
    EventsApi events =
        new EventsApi(
            keeper, parts.keys(), new Once(parts.answers()), parts.clock(), parts.meters());
    LikesApi likes = new LikesApi(keeper, parts.book(), parts.clock(), parts.meters());
    CountsApi counts = new CountsApi(parts.book(), parts.past());
    AccountsApi accounts = new AccountsApi(parts.book(), new Overruled(parts.acting().standings()));
    RingsApi rings = new RingsApi(parts.book(), parts.past());
    DecisionsApi decisions =
        new DecisionsApi(
            parts.gate(), parts.decisions(), parts.clock(), parts.meters(), parts.places());
    ClosingsApi closings =
        new ClosingsApi(parts.closer(), parts.closings(), parts.book(), parts.heads());
    KeysApi keys = new KeysApi(parts.keys(), parts.acting().register(), parts.clock());
    StatementsApi statements =
        new StatementsApi(
            parts.book(),
            parts.heads(),
            parts.acting().register().store(),
            parts.statementKey(),
            parts.clock());
    ScoresApi scores = new ScoresApi(parts.book());
    ChangesApi changes = new ChangesApi(parts.changes(), parts.book());
    BackupsApi backups = new BackupsApi(parts.backups());
    HooksApi hooks = new HooksApi(parts.hooks());
    MeasuresApi measures = new MeasuresApi(parts.acting(), parts.book(), parts.clock());
    StandingsApi standings = new StandingsApi(parts.acting(), parts.clock());
    CasesApi cases = new CasesApi(parts.acting(), parts.book());
    AppealsApi appeals = new AppealsApi(parts.acting(), parts.book(), parts.clock());
    ActsApi acts = new ActsApi(parts.acting());
    PoliciesApi policies = new PoliciesApi(parts.forcing(), parts.acting().enforcer());
    ConfigurationApi configuration =
        new ConfigurationApi(parts.acting(), parts.forcing(), parts.hooks());
    LabelsApi labels = new LabelsApi(parts.acting(), parts.forcing().labels(), parts.clock());
    ErasureApi erasures = new ErasureApi(parts.erasing(), parts.backups(), parts.clock());
    ExportApi exports = new ExportApi(parts.erasing(), parts.acting(), parts.clock());
    MetaApi meta = new MetaApi(parts.ready(), parts.metrics(), parts.version());
    return List.of(
        Route.post("/v1/events", Scope.EVENTS_WRITE, events::post),
        Route.get("/v1/event-types", null, meta::types),
        Route.get("/v1/event-types/{type}", null, meta::type),
        Route.put("/v1/likes/{target}/{actor}", Scope.EVENTS_WRITE, likes::put),
        Route.delete("/v1/likes/{target}/{actor}", Scope.EVENTS_WRITE, likes::delete),
        Route.get("/v1/likes/{event}", Scope.VERDICTS_READ, rings::lifeLine),
        Route.get("/v1/targets/{target}/counts", Scope.COUNTS_READ, counts::one),
        Route.get("/v1/targets/{target}/statement", Scope.COUNTS_READ, statements::statement),
        Route.get("/v1/targets/{target}/score", Scope.COUNTS_READ, scores::score),
        Route.post("/v1/counts", Scope.COUNTS_READ, counts::many),
        Route.get("/v1/accounts", Scope.VERDICTS_READ, accounts::suspects),
        Route.get("/v1/accounts/{account}", Scope.VERDICTS_READ, accounts::one),
        Route.get("/v1/accounts/{account}/evidence", Scope.VERDICTS_READ, accounts::evidence),
        Route.get(
            "/v1/accounts/{account}/counterfactual", Scope.VERDICTS_READ, accounts::counterfactual),
        Route.get("/v1/accounts/{account}/standing", Scope.VERDICTS_READ, standings::one),
        Route.put("/v1/accounts/{account}/override", Scope.MEASURES_WRITE, standings::overrule),
        Route.post(
            "/v1/accounts/{account}/override/end", Scope.MEASURES_WRITE, standings::endOverrule),
        Route.get("/v1/accounts/{account}/appeal-link", Scope.APPEALS_WRITE, appeals::link),
        Route.post("/v1/accounts/{account}/erasure", Scope.ADMIN, erasures::ask),
        Route.get("/v1/accounts/{account}/export", Scope.ADMIN, exports::export),
        Route.get("/v1/erasures", Scope.ADMIN, erasures::all),
        Route.get("/v1/ladder", Scope.VERDICTS_READ, standings::ladder),
        Route.post("/v1/measures", Scope.MEASURES_WRITE, measures::take),
        Route.get("/v1/measures/{measure}", Scope.VERDICTS_READ, measures::one),
        Route.get("/v1/measures/{measure}/notice", Scope.VERDICTS_READ, measures::notice),
        Route.post("/v1/measures/{measure}/undo", Scope.MEASURES_WRITE, measures::undo),
        Route.post("/v1/strikes", Scope.MEASURES_WRITE, standings::strike),
        Route.post("/v1/strikes/{strike}/undo", Scope.MEASURES_WRITE, standings::undoStrike),
        Route.get("/v1/cases", Scope.CASES_WRITE, cases::all),
        Route.post("/v1/cases", Scope.CASES_WRITE, cases::open),
        Route.post("/v1/cases/next", Scope.CASES_WRITE, cases::next),
        Route.get("/v1/cases/{case}", Scope.CASES_WRITE, cases::one),
        Route.get("/v1/cases/{case}/related", Scope.CASES_WRITE, cases::related),
        Route.post("/v1/cases/{case}/claim", Scope.CASES_WRITE, cases::claim),
        Route.post("/v1/cases/{case}/release", Scope.CASES_WRITE, cases::release),
        Route.post("/v1/cases/{case}/skip", Scope.CASES_WRITE, cases::skip),
        Route.post("/v1/cases/{case}/notes", Scope.CASES_WRITE, cases::note),
        Route.post("/v1/cases/{case}/decision", Scope.CASES_WRITE, cases::decide),
        Route.post("/v1/appeals", Scope.APPEALS_WRITE, appeals::file),
        Route.get(AppealsApi.PATH, null, appeals::page),
        Route.post(AppealsApi.PATH, null, appeals::send),
        Route.get("/v1/accounts/{account}/labels", Scope.VERDICTS_READ, labels::all),
        Route.put("/v1/accounts/{account}/labels/{label}", Scope.MEASURES_WRITE, labels::set),
        Route.post(
            "/v1/accounts/{account}/labels/{label}/remove", Scope.MEASURES_WRITE, labels::remove),
        Route.get("/v1/policies", Scope.VERDICTS_READ, policies::all),
        Route.post("/v1/policies", Scope.POLICIES_WRITE, policies::save),
        Route.post("/v1/policies/{policy}/snooze", Scope.POLICIES_WRITE, policies::snooze),
        Route.get("/v1/policies/{policy}/{version}", Scope.VERDICTS_READ, policies::one),
        Route.post(
            "/v1/policies/{policy}/{version}/backtest", Scope.POLICIES_WRITE, policies::backtest),
        Route.post(
            "/v1/policies/{policy}/{version}/shadow", Scope.POLICIES_WRITE, policies::shadow),
        Route.post("/v1/policies/{policy}/{version}/live", Scope.POLICIES_WRITE, policies::live),
        Route.post(
            "/v1/policies/{policy}/{version}/retire", Scope.POLICIES_WRITE, policies::retire),
        Route.post(
            "/v1/policies/{policy}/{version}/retroact", Scope.POLICIES_WRITE, policies::retroact),
        Route.post("/v1/policies/{policy}/{version}/undo", Scope.POLICIES_WRITE, policies::undo),
        Route.get("/v1/acts", Scope.ACTS_READ, acts::all),
        Route.get("/v1/transparency", Scope.ACTS_READ, acts::transparency),
        Route.get("/v1/rings", Scope.VERDICTS_READ, rings::all),
        Route.get("/v1/rings/{ring}", Scope.VERDICTS_READ, rings::one),
        Route.get("/v1/links", Scope.VERDICTS_READ, rings::link),
        Route.post("/v1/decisions", Scope.DECISIONS_WRITE, decisions::decide),
        Route.get("/v1/decisions/{decision}", Scope.VERDICTS_READ, decisions::find),
        Route.get("/v1/changes", Scope.VERDICTS_READ, changes::listen),
        Route.get("/v1/closings", Scope.COUNTS_READ, closings::all),
        Route.post("/v1/closings", Scope.ADMIN, closings::closeNow),
        Route.get("/v1/configuration", Scope.ADMIN, configuration::export),
        Route.post("/v1/configuration", Scope.ADMIN, configuration::take),
        Route.post("/v1/backups", Scope.ADMIN, backups::make),
        Route.get("/v1/keys", Scope.ADMIN, keys::all),
        Route.get("/v1/keys/statement", null, statements::publicKey),
        Route.get("/.well-known/zhenzan-statement-key", null, statements::publicKey),
        Route.post("/v1/keys", Scope.ADMIN, keys::create),
        Route.delete("/v1/keys/{key}", Scope.ADMIN, keys::revoke),
        Route.get(SpacesApi.PATH, Scope.SPACES_WRITE, SpacesApi::notHere),
        Route.post(SpacesApi.PATH, Scope.SPACES_WRITE, SpacesApi::notHere),
        Route.post(SpacesApi.OPEN_PATH, Scope.SPACES_WRITE, SpacesApi::notHere),
        Route.get("/v1/webhooks", Scope.ADMIN, hooks::all),
        Route.post("/v1/webhooks", Scope.ADMIN, hooks::create),
        Route.get("/v1/webhooks/{webhook}", Scope.ADMIN, hooks::one),
        Route.patch("/v1/webhooks/{webhook}", Scope.ADMIN, hooks::change),
        Route.delete("/v1/webhooks/{webhook}", Scope.ADMIN, hooks::remove),
        Route.get("/v1/webhooks/{webhook}/deliveries", Scope.ADMIN, hooks::deliveries),
        Route.post("/v1/webhooks/{webhook}/deliveries/{delivery}/retry", Scope.ADMIN, hooks::retry),
        Route.post("/v1/webhooks/{webhook}/test", Scope.ADMIN, hooks::test),
        Route.get("/health/live", null, meta::live),
        Route.get("/health/ready", null, meta::ready),
        Route.get("/metrics", Scope.COUNTS_READ, meta::metrics),
        Route.get("/openapi.json", null, meta::openApi));
  }

  private static List<Route> peoplesRoutes(Parts parts, Callers callers) {
    PeopleApi people = new PeopleApi(parts.office(), parts.clock());
    RolesApi roles = new RolesApi(parts.office().roles(), parts.keys().allowed());
    SessionsApi sessions = new SessionsApi(parts.office(), callers, people);
    OidcApi oidc = new OidcApi(parts.office(), parts.oidc());
    LooksApi looks = new LooksApi(parts.looks());
    return List.of(
        Route.post(SessionsApi.SETUP_PATH, null, sessions::setUp),
        Route.get("/v1/me", null, sessions::me),
        Route.put("/v1/me/password", null, sessions::password),
        Route.get(SessionsApi.PATH, null, sessions::all),
        Route.post(SessionsApi.PATH, null, sessions::begin),
        Route.delete("/v1/sessions/current", null, sessions::endCurrent),
        Route.delete("/v1/sessions/{session}", null, sessions::end),
        Route.get("/v1/oidc/start", null, oidc::start),
        Route.get("/v1/oidc/callback", null, oidc::finish),
        Route.get("/v1/people", Scope.PEOPLE_WRITE, people::all),
        Route.post("/v1/people", Scope.PEOPLE_WRITE, people::add),
        Route.patch("/v1/people/{person}", Scope.PEOPLE_WRITE, people::change),
        Route.get("/v1/roles", Scope.PEOPLE_WRITE, roles::all),
        Route.get("/v1/roles/{role}", Scope.PEOPLE_WRITE, roles::one),
        Route.put("/v1/roles/{role}", Scope.PEOPLE_WRITE, roles::set),
        Route.delete("/v1/roles/{role}", Scope.PEOPLE_WRITE, roles::remove),
        Route.get("/v1/accounts/{account}/looks", Scope.ACTS_READ, looks::at));
  }

  @Override
  public boolean knows(String credential) {
    return credentials.knows(credential);
  }

  @Override
  public boolean admits(String credential) {
    return credentials.check(credential) != null;
  }

  @Override
  public boolean madeLink(String token) {
    return links.account(token, clock.millis()).isPresent();
  }

  @Override
  public ServerResponse answer(int route, ServerRequest request) {
    return guard.answer(routes.get(route), request);
  }

  /** The same, by another handler than the space's own; the key is asked for as ever. */
  ServerResponse answer(int route, ServerRequest request, Route.Handler instead) {
    return guard.answer(routes.get(route).answeredBy(instead), request);
  }

  /** The space's own numbers, as Prometheus reads them. */
  String metrics() {
    return metrics.get();
  }

  /** How a route is found in the OpenAPI document. */
  static String operation(Route route) {
    HttpMethod method = route.method();
    return method.name().toLowerCase(Locale.ROOT);
  }
}
