package dev.zhenzan.server.app;

import dev.zhenzan.server.act.Fold;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.look.LookLog;
import dev.zhenzan.server.look.LookStore;
import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.People;
import dev.zhenzan.server.person.Roles;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people of a space and who looked at whom, wired; when sessions were used is written down. */
final class Offices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Offices.class);
  private static final long TURN_SECONDS = 30;

  private final Office office;
  private final LookLog looks;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "zhenzan-sessions");
            thread.setDaemon(true);
            return thread;
          });

  private Offices(Office office, LookLog looks) {
    this.office = office;
    this.looks = looks;
  }

  /** What must be told of acts before {@link #open}. */
  record Folds(People people, Roles roles) {
    static Folds empty() {
      return new Folds(new People(), new Roles());
    }

    List<Fold> all() {
      return List.of(people, roles);
    }
  }

  static Offices open(
      Database database,
      Register register,
      Folds folds,
      SecretBox box,
      int rounds,
      InstantSource clock)
      throws StoreException {
    Office office =
        Office.open(database, register, folds.people(), folds.roles(), box, rounds, clock);
    Offices offices = new Offices(office, new LookLog(new LookStore(database), clock));
    offices.clockwork.scheduleWithFixedDelay(
        offices::turn, TURN_SECONDS, TURN_SECONDS, TimeUnit.SECONDS);
    return offices;
  }

  Office office() {
    return office;
  }

  LookLog looks() {
    return looks;
  }

  private void turn() {
    try {
      office.sessions().sessions().turn();
    } catch (StoreException | RuntimeException refused) {
      LOG.warn("when sessions were used could not be written: {}", refused.getMessage());
    }
  }

  @Override
  public void close() {
    clockwork.shutdown();
    turn();
    looks.close();
  }
}
