package dev.zhenzan.server.space;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.server.log.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A community on a database of the test's, that closes epochs only when it is told. */
final class OpenSpace implements AutoCloseable {
  private static final long NEVER_MILLIS = Long.MAX_VALUE / 4;

  final Space space;

  private OpenSpace(Space space) {
    this.space = space;
  }

  static OpenSpace at(String url) throws Exception {
    return at(url, null, Long.MAX_VALUE);
  }

  /** The same with a file for the next start, written where so many rows more are worth it. */
  static OpenSpace at(String url, @Nullable Path kept, long worthRows) throws Exception {
    SpaceOptions options =
        new SpaceOptions(
            new Epochs(NEVER_MILLIS),
            /* latenessMillis= */ 0,
            NEVER_MILLIS,
            AuditOptions.DEFAULTS,
            /* threads= */ 2,
            SpaceOptions.DEFAULTS.waitingMax());
    JdbcStore store = JdbcStore.open(url);
    try {
      return new OpenSpace(
          Space.open(store, options.keepingFrom(worthRows), InstantSource.system(), kept));
    } catch (StoreException | RuntimeException refused) {
      store.close();
      throw refused;
    }
  }

  /** Sends batches one behind the other and waits for all. */
  List<Receipt> send(List<List<Report>> batches) throws Exception {
    List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
    for (List<Report> batch : batches) {
      waiting.add(space.intake().accept(batch, null));
    }
    List<Receipt> receipts = new ArrayList<>();
    for (CompletableFuture<Receipt> each : waiting) {
      receipts.add(each.get());
    }
    return receipts;
  }

  Closing closeEpoch() throws Exception {
    return space.closer().closeNow().get();
  }

  Book book() {
    return space.book();
  }

  @Override
  public void close() {
    space.close();
  }
}
