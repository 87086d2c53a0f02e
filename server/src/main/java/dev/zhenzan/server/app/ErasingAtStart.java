package dev.zhenzan.server.app;

import dev.zhenzan.server.book.fold.FoldFile;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.ErasureRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases whoever is to be erased, before anything else is done with a database. */
final class ErasingAtStart {
  private static final Logger LOG = LoggerFactory.getLogger(ErasingAtStart.class);

  private ErasingAtStart() {}

  /** What cannot be done now, such as on a full disk, is tried again at the next start. */
  static void run(Place place, Database database, InstantSource clock) {
    try {
      int erased = new ErasureRun(database, () -> signer(place), () -> drop(place), clock).run();
      if (erased > 0) {
        LOG.info("{} persons were erased", erased);
      }
    } catch (StoreException | UncheckedIOException refused) {
      LOG.error(
          "whoever is to be erased could not be; it is tried again at the next start: {}",
          refused.getMessage());
    }
  }

  private static void drop(Place place) throws StoreException {
    try {
      new FoldFile(place.foldFile()).drop();
    } catch (IOException refused) {
      throw new StoreException(
          StoreException.Kind.FAULT, place.foldFile() + " cannot be deleted", refused);
    }
  }

  private static UnaryOperator<String> signer(Place place) {
    try {
      return StatementKey.of(place.signFile())::sign;
    } catch (IOException e) {
      throw new UncheckedIOException("erasures cannot be signed: " + e.getMessage(), e);
    }
  }
}
