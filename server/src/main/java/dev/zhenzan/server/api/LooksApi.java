package dev.zhenzan.server.api;

import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.look.LookLog;
import dev.zhenzan.server.look.LookStore;
import dev.zhenzan.server.look.Looked;
import java.util.HexFormat;
import java.util.List;
import org.springframework.web.servlet.function.ServerResponse;

/** Who looked at what is held of an account. */
final class LooksApi {
  private static final String LOOKS = "looks";

  private final LookLog looks;

  LooksApi(LookLog looks) {
    this.looks = looks;
  }

  /** {@code GET /v1/accounts/{account}/looks}: newest first. */
  ServerResponse at(Call call) throws ProblemException, StoreException {
    String account = call.name("account");
    int limit = call.limit(100, 1_000);
    String cursor = call.parameter("cursor").orElse("");
    long before = cursor.isEmpty() ? Long.MAX_VALUE : before(Cursor.place(LOOKS, cursor));
    List<Looked> page = looks.at(account, before, limit);
    LookStore.Head head = looks.head();
    return Reply.ok(
        new Doc()
            .put("account", account)
            .put("looks", Doc.each(page, LooksApi::shown))
            .put(
                "next_cursor",
                page.size() < limit ? null : Cursor.after(LOOKS, "" + page.get(limit - 1).seq()))
            .put(
                "head",
                new Doc()
                    .put("looks", head.looks())
                    .put("hash", HexFormat.of().formatHex(head.hash()))));
  }

  private static long before(String place) throws ProblemException {
    try {
      return Long.parseLong(place);
    } catch (NumberFormatException foreign) {
      throw Problem.invalid("/query/cursor", "the cursor is not one of this list's").thrown();
    }
  }

  private static Doc shown(Looked looked) {
    return new Doc()
        .put("look", looked.seq())
        .put("at", Shown.time(looked.atMillis()))
        .put("by", looked.look().by())
        .put("route", looked.look().route())
        .put("times", looked.times());
  }
}
