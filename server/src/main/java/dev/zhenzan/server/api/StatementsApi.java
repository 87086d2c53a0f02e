package dev.zhenzan.server.api;

import dev.zhenzan.server.act.ActStore;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.key.CanonicalJson;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.StoreException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.servlet.function.ServerResponse;

/** Signed statements of honest counts, and the key by which they are checked. */
final class StatementsApi {
  /** What kind of statement it is; another number for another meaning of its fields. */
  static final String KIND = "zhenzan.honest-count.1";

  private final Book book;
  private final Heads heads;
  private final ActStore acts;
  private final StatementKey key;
  private final InstantSource clock;

  StatementsApi(Book book, Heads heads, ActStore acts, StatementKey key, InstantSource clock) {
    this.book = book;
    this.heads = heads;
    this.acts = acts;
    this.key = key;
    this.clock = clock;
  }

  /**
   * {@code GET /v1/targets/{target}/statement}. All numbers are whole, weights in basis points, so
   * that there is one way to write them. The head binds whoever signs to the whole log: nothing of
   * it can be changed later without a trace.
   */
  ServerResponse statement(Call call) throws ProblemException, StoreException {
    Book.Counts now = book.countsNow(List.of(call.name("target")));
    Book.Moment moment = now.moment();
    Book.Count count = now.counts().get(0);
    Map<String, Object> statement = new TreeMap<>();
    statement.put("kind", KIND);
    statement.put("target", count.target());
    statement.put("raw", count.raw());
    statement.put("pending", count.pending());
    statement.put("honest_bp", count.honest());
    statement.put("excluded_bp", count.withheld());
    statement.put("head", Shown.head(heads.at(moment.head(), moment.closing())).fields());
    ActStore.Head done = acts.head();
    statement.put(
        "acts_head", Map.of("acts", done.acts(), "hash", HexFormat.of().formatHex(done.hash())));
    String settled = Shown.time(moment.settledMillis());
    statement.put("as_of", settled == null ? "" : settled);
    statement.put("issued", clock.instant().toString());
    return Reply.ok(
        new Doc()
            .put("statement", statement)
            .put("algorithm", "Ed25519")
            .put("key", key.id())
            .put("signature", key.sign(CanonicalJson.of(statement))));
  }

  /** {@code GET /v1/keys/statement}. */
  ServerResponse publicKey(Call call) {
    return Reply.ok(
        new Doc()
            .put("key", key.id())
            .put("algorithm", "Ed25519")
            .put("public_key", key.publicPem()));
  }
}
