package dev.zhenzan.server.api;

import dev.zhenzan.server.force.Rulebook;
import dev.zhenzan.server.force.Rules;
import dev.zhenzan.server.hook.Hook;
import dev.zhenzan.server.hook.HookEvent;
import dev.zhenzan.server.hook.Hooks;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Rungs;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.Policy;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.life.RefusedChange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What has to be done so that this service works as a document says. Everything is checked before
 * anything is done. Nothing goes into force by being imported: a policy that was live elsewhere is
 * put in shadow here, and has to prove itself over the log of here; a webhook is paused until
 * somebody has handed its secret on.
 */
final class ConfigurationImport {
  private final Rules rules;
  private final Ladder ladder;
  private final Hooks hooks;
  private final String by;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> filesToSave = new TreeSet<>();
  private final List<String> onlyHere = new ArrayList<>();
  private final List<String> toPutInForce = new ArrayList<>();
  private final List<Doc> secrets = new ArrayList<>();

  /**
   * @param from as it is here, {@code null} if there is none
   */
  private record Change(String what, @Nullable Object from, Object to, Doing doing) {}

  private interface Doing {
    void done() throws StoreException, RefusedChange;
  }

  ConfigurationImport(Rules rules, Ladder ladder, Hooks hooks, String by) {
    this.rules = rules;
    this.ladder = ladder;
    this.hooks = hooks;
    this.by = by;
  }

  /** Looks what would have to be done. */
  void plan(JsonNode document) throws ProblemException, StoreException {
    if (!Configuration.KIND.equals(document.path("configuration").asString(""))) {
      throw Problem.invalid(
              "/configuration", "configuration must be \"" + Configuration.KIND + "\"")
          .thrown();
    }
    if (document.has("ladder")) {
      planLadder(ConfigurationText.rungs(document.get("ladder")));
    }
    if (document.has("policies")) {
      planPolicies(document);
    }
    if (document.has("webhooks")) {
      planWebhooks(document.get("webhooks"));
    }
  }

  private void planLadder(Rungs wanted) {
    Doc here = Configuration.ladder(ladder.standings().rungs());
    Doc there = Configuration.ladder(wanted);
    if (!Doc.text(here).equals(Doc.text(there))) {
      changes.add(new Change("ladder", here, there, () -> ladder.set(wanted, by)));
    }
  }

  private void planPolicies(JsonNode document) throws ProblemException {
    Map<String, JsonNode> wanted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : document.get("policies").properties()) {
      wanted.put(each.getKey(), each.getValue());
    }
    Map<String, Policies> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : wanted.entrySet()) {
      String file = each.getValue().path("file").asString("");
      String pointer = "/policies/" + each.getKey();
      String text = document.path("files").path(file).asString("");
      if (text.isEmpty()) {
        throw Problem.invalid(pointer + "/file", "there is no file \"" + file + "\"").thrown();
      }
      Policies policies = files.computeIfAbsent(file, same -> rules.check(file, text));
      planPolicy(each.getKey(), policies, file, text, each.getValue(), pointer);
    }
    for (Rulebook.Entry entry : rules.book().all()) {
      boolean retired = rules.book().state(entry) == State.RETIRED;
      if (!retired && !wanted.containsKey(entry.name())) {
        onlyHere.add("policy " + entry.name());
      }
    }
  }

  private void planPolicy(
      String name, Policies policies, String file, String text, JsonNode asked, String pointer)
      throws ProblemException {
    Policy policy = policies.find(name.substring(0, Math.max(0, name.lastIndexOf('@'))));
    if (!policies.isSound() || policy == null || !nameOf(policy).equals(name)) {
      throw Problem.invalid(pointer, file + " holds no sound policy " + name).thrown();
    }
    Rulebook.Entry here = rules.book().find(policy.id(), policy.version());
    State state = here == null ? null : rules.book().state(here);
    boolean same = here != null && here.policy().fingerprint().equals(policy.fingerprint());
    if (!same && state != null && state != State.DRAFT) {
      throw Problem.of(
              409,
              "exists",
              "It is there with another text",
              name + " is " + state.word() + " here and does not change; write another version")
          .thrown();
    }
    if (!same) {
      Object from = here == null ? null : "another text";
      changes.add(new Change("policy " + name, from, "saved", () -> save(policies, file, text)));
    }
    planState(policy, state, ConfigurationText.state(asked, pointer));
  }

  private void planState(Policy policy, @Nullable State here, State wanted) {
    if (wanted == State.LIVE && here != State.LIVE) {
      toPutInForce.add(nameOf(policy));
    }
    boolean observed = wanted == State.SHADOW || wanted == State.LIVE;
    boolean moves = here == null || here == State.DRAFT || here == State.LIVE;
    if (observed && moves && here != wanted) {
      changes.add(
          new Change(
              "policy " + nameOf(policy) + " state",
              here == null ? null : here.word(),
              State.SHADOW.word(),
              () -> rules.shadow(known(policy), by)));
    }
  }

  private Rulebook.Entry known(Policy policy) {
    Rulebook.Entry entry = rules.book().find(policy.id(), policy.version());
    if (entry == null) {
      throw new IllegalStateException(nameOf(policy) + " was saved before");
    }
    return entry;
  }

  private static String nameOf(Policy policy) {
    return policy.id() + "@" + policy.version();
  }

  /** A file holds many policies, and is saved once. */
  private void save(Policies policies, String file, String text)
      throws StoreException, RefusedChange {
    if (filesToSave.add(file)) {
      rules.save(policies, file, text, by);
    }
  }

  private void planWebhooks(JsonNode wanted) throws ProblemException, StoreException {
    Map<String, Hook> here = new TreeMap<>();
    for (Hook hook : hooks.all()) {
      here.put(hook.url().toString(), hook);
    }
    for (Map.Entry<String, JsonNode> each : wanted.properties()) {
      String url = each.getKey();
      URI to = HooksApi.url(url);
      Set<HookEvent> events = HooksApi.events(each.getValue().get("events"), HookEvent.all());
      long change = HooksApi.change(each.getValue().get("min_change"), 10_000);
      String description = each.getValue().path("description").asString("");
      Hook hook = here.remove(url);
      if (hook == null) {
        changes.add(
            new Change(
                "webhook " + url, null, "paused", () -> make(to, events, change, description)));
      } else if (!hook.events().equals(events) || hook.minChangeBp() != change) {
        changes.add(
            new Change(
                "webhook " + url,
                Configuration.webhook(hook),
                "events or min_change as asked",
                () -> hooks.change(hook, to, events, change)));
      }
    }
    here.keySet().forEach(url -> onlyHere.add("webhook " + url));
  }

  private void make(URI to, Set<HookEvent> events, long change, String description)
      throws StoreException {
    Hooks.Made made = hooks.create(to, events, change, description);
    if (made != null) {
      hooks.pause(made.hook(), true);
      secrets.add(
          new Doc()
              .put("id", made.hook().id())
              .put("url", to.toString())
              .put("secret", made.secret()));
    }
  }

  /** Does it, one after the other. What was done before a refusal stays; again does the rest. */
  void run() throws StoreException, RefusedChange {
    for (Change each : changes) {
      each.doing().done();
    }
  }

  List<String> changed() {
    return changes.stream().map(Change::what).toList();
  }

  Doc shown() {
    return new Doc()
        .put(
            "changes",
            Doc.each(
                changes,
                each ->
                    new Doc()
                        .put("what", each.what())
                        .put("from", each.from())
                        .put("to", each.to())))
        .put("only_here", onlyHere)
        .put("to_put_in_force", toPutInForce)
        .put("webhook_secrets", secrets);
  }
}
