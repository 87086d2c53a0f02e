package dev.zhenzan.server.api;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActStore;
import dev.zhenzan.server.log.StoreException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** What was done, by whom, newest first; and where the chain ends. */
final class ActsApi {
  private final Acting acting;

  ActsApi(Acting acting) {
    this.acting = acting;
  }

  /** {@code GET /v1/acts?subject=…&before=…}. */
  ServerResponse all(Call call) throws ProblemException, StoreException {
    long before = before(call);
    int limit = call.limit(100, 1_000);
    ActStore store = acting.register().store();
    List<Act> acts = store.before(before, limit, call.parameter("subject").orElse(""));
    ActStore.Head head = store.head();
    acts.stream()
        .filter(act -> !act.subject().isEmpty() && !act.kind().isOfOperation())
        .forEach(act -> call.looksAt(act.subject()));
    return Reply.ok(
        new Doc()
            .put("acts", Doc.each(acts, ActsApi::shown))
            .put("next", acts.size() < limit ? null : acts.get(acts.size() - 1).seq())
            .put(
                "head",
                new Doc()
                    .put("acts", head.acts())
                    .put("hash", HexFormat.of().formatHex(head.hash()))));
  }

  private static long before(Call call) throws ProblemException {
    try {
      return Long.parseLong(call.parameter("before").orElse(String.valueOf(Long.MAX_VALUE)));
    } catch (NumberFormatException none) {
      throw Problem.invalid("/query/before", "before must be the number of an act").thrown();
    }
  }

  private static Doc shown(Act act) {
    return new Doc()
        .put("act", act.seq())
        .put("at", Shown.time(act.atMillis()))
        .put("by", act.by())
        .put("kind", act.kind().text())
        .put("subject", act.erased() ? null : act.subject())
        .put("detail", JsonMapper.shared().readValue(act.detail().text(), java.util.Map.class))
        .put("erased", act.erased())
        .put("hash", HexFormat.of().formatHex(act.hash()));
  }

  /** {@code GET /v1/transparency}: how often what was done, by whom, and how appeals ended. */
  ServerResponse transparency(Call call) throws StoreException {
    return Reply.ok(new Transparency().of(acting.register().store()));
  }
}
