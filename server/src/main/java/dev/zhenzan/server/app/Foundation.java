package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Answers;
import dev.zhenzan.server.api.Backups;
import dev.zhenzan.server.api.Closings;
import dev.zhenzan.server.api.Heads;
import dev.zhenzan.server.api.Past;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.gate.DecisionStore;
import dev.zhenzan.server.hook.Closed;
import dev.zhenzan.server.key.KeyStore;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.privacy.Whereabouts;
import dev.zhenzan.server.space.Closer;
import dev.zhenzan.server.space.Enforcement;
import dev.zhenzan.server.space.Intake;

/** Everything below HTTP: what is kept, counted and concluded. */
public interface Foundation extends AutoCloseable {
  Intake intake();

  Book book();

  Closer closer();

  Answers answers();

  Closings closings();

  Heads heads();

  Past past();

  Backups backups();

  KeyStore keyStore();

  DecisionStore decisionStore();

  /** Lets acts hold for the likes that they concern. */
  Enforcement enforcement();

  /** For what is kept beside the log. */
  Database database();

  Closed closed();

  /** What stands for devices and addresses. */
  default Whereabouts places() {
    return Whereabouts.KEPT;
  }

  /** Takes nothing in any more, writes what waits, and lets go of the database. */
  @Override
  void close();
}
