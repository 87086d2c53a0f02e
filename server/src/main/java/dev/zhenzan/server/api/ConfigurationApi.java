package dev.zhenzan.server.api;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.hook.Hooks;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.policy.life.RefusedChange;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** How a service works, carried from one to another, such as from staging to production. */
final class ConfigurationApi {
  private static final int BYTES_MAX = 8 << 20;

  private final Acting acting;
  private final Forcing forcing;
  private final Hooks hooks;

  ConfigurationApi(Acting acting, Forcing forcing, Hooks hooks) {
    this.acting = acting;
    this.forcing = forcing;
    this.hooks = hooks;
  }

  /** {@code GET /v1/configuration}: the same bytes for the same configuration. */
  ServerResponse export(Call call) throws StoreException {
    return Reply.ok(
        Configuration.of(acting.standings().rungs(), forcing.rules().book(), hooks.all()));
  }

  /** {@code POST /v1/configuration}; with {@code dry_run} it only says what would change. */
  ServerResponse take(Call call) throws IOException, ProblemException, StoreException {
    JsonNode document = call.object(BYTES_MAX);
    String by = Asked.by(call);
    ConfigurationImport asked =
        new ConfigurationImport(forcing.rules(), acting.ladder(), hooks, by);
    asked.plan(document);
    boolean tried = call.flag("dry_run");
    if (!tried) {
      done(asked, by);
    }
    return Reply.ok(asked.shown().put("dry_run", tried));
  }

  private void done(ConfigurationImport asked, String by) throws ProblemException, StoreException {
    try {
      asked.run();
    } catch (RefusedChange refused) {
      throw Problem.of(409, "refused", "It may not be done", refused.why().english())
          .with("zh", refused.why().chinese())
          .thrown();
    }
    List<String> changed = asked.changed();
    if (!changed.isEmpty()) {
      Detail detail = Detail.making().texts("changed", changed).end();
      acting.register().act(by, () -> List.of(new ActDraft(ActKind.CONFIG_IMPORTED, "", detail)));
    }
  }
}
