package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Closer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.web.servlet.function.ServerResponse;

/** Ends of epochs: those that were, and one now. */
final class ClosingsApi {
  private static final int WAIT_SECONDS_MAX = 600;

  private final Closer closer;
  private final Closings closings;
  private final Book book;
  private final Heads heads;

  ClosingsApi(Closer closer, Closings closings, Book book, Heads heads) {
    this.closer = closer;
    this.closings = closings;
    this.book = book;
    this.heads = heads;
  }

  /** {@code GET /v1/closings}: newest first. */
  ServerResponse all(Call call) throws Exception {
    List<Closing> all = closings.all();
    int limit = call.limit(100, 1_000);
    List<Doc> newest = new ArrayList<>();
    for (int at = all.size() - 1; at >= Math.max(0, all.size() - limit); at--) {
      newest.add(shown(all.get(at)));
    }
    Book.Moment now = book.now();
    return Reply.ok(
        new Doc()
            .put("closings", newest)
            .put("total", all.size())
            .put("head", Shown.head(heads.at(now.head(), now.closing())))
            .put("progress", shown(closer.progress())));
  }

  /** {@code POST /v1/closings}: settles now, and answers with what was settled. */
  ServerResponse closeNow(Call call) throws Exception {
    CompletableFuture<Closing> closing = closer.closeNow();
    try {
      return Reply.ok(shown(closing.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS)));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException refused) {
        throw refused;
      }
      throw failed;
    } catch (TimeoutException slow) {
      return Reply.json(202, new Doc().put("progress", shown(closer.progress())).bytes());
    }
  }

  private static Doc shown(Closing closing) {
    return new Doc()
        .put("closing", closing.number())
        .put("head", closing.head())
        .put("end", Shown.time(closing.endMillis()))
        .put("closed", Shown.time(closing.closedMillis()));
  }

  private static Doc shown(Closer.Progress progress) {
    return new Doc()
        .put("running", progress.running())
        .put("step", progress.step())
        .put("done", progress.done());
  }
}
