package dev.zhenzan.server.app;

import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.act.Secrets;
import dev.zhenzan.server.api.Acting;
import dev.zhenzan.server.desk.AppealLink;
import dev.zhenzan.server.desk.Cases;
import dev.zhenzan.server.desk.Desk;
import dev.zhenzan.server.ladder.Enforcer;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Standings;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Enforcement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done about what was found, wired; measures begin and end by the clock. */
final class Acts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Acts.class);
  private static final long TURN_MILLIS = 1_000;

  private final Acting acting;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "zhenzan-ladder");
            thread.setDaemon(true);
            return thread;
          });

  private Acts(Acting acting) {
    this.acting = acting;
  }

  static Acts open(Database database, Enforcement enforcement, InstantSource clock)
      throws StoreException {
    Standings standings = new Standings();
    Cases cases = new Cases();
    Register register = Register.open(new JdbcActStore(database), clock, List.of(standings, cases));
    Ladder ladder = new Ladder(register, standings);
    Enforcer enforcer = Enforcer.start(register, standings, enforcement);
    AppealLink links = new AppealLink(new Secrets(database).of("appeal-links"));
    Acts acts =
        new Acts(new Acting(register, ladder, enforcer, new Desk(register, cases, ladder), links));
    acts.clockwork.scheduleWithFixedDelay(
        acts::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    return acts;
  }

  Acting acting() {
    return acting;
  }

  /** What is refused now is tried again at the next turn. */
  private void turn() {
    try {
      acting.ladder().turn();
      acting.enforcer().enforce();
    } catch (StoreException | RuntimeException refused) {
      LOG.warn("measures could not begin or end: {}", refused.getMessage());
    }
  }

  /** Lets a turn end that is under way. */
  @Override
  public void close() {
    clockwork.shutdown();
    try {
      clockwork.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
