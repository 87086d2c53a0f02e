package dev.zhenzan.server.app;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.server.act.Fold;
import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.act.Secrets;
import dev.zhenzan.server.api.Acting;
import dev.zhenzan.server.api.Forcing;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.desk.AppealLink;
import dev.zhenzan.server.desk.Cases;
import dev.zhenzan.server.desk.Desk;
import dev.zhenzan.server.force.ClosingForce;
import dev.zhenzan.server.force.Door;
import dev.zhenzan.server.force.Errands;
import dev.zhenzan.server.force.HitRates;
import dev.zhenzan.server.force.Marks;
import dev.zhenzan.server.force.Occasions;
import dev.zhenzan.server.force.Rulebook;
import dev.zhenzan.server.force.Rules;
import dev.zhenzan.server.ladder.Enforcer;
import dev.zhenzan.server.ladder.Labels;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Standings;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Enforcement;
import java.time.InstantSource;
import java.util.ArrayList;
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
  private final Forcing forcing;
  private final ClosingForce closings;
  private final Door door;
  private final Errands errands;
  private long closedMillis;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "zhenzan-ladder");
            thread.setDaemon(true);
            return thread;
          });

  private Acts(
      Acting acting,
      Forcing forcing,
      ClosingForce closings,
      Door door,
      Errands errands,
      long closedMillis) {
    this.acting = acting;
    this.forcing = forcing;
    this.closings = closings;
    this.closedMillis = closedMillis;
    this.door = door;
    this.errands = errands;
  }

  /**
   * @param fourEyes whether somebody else than its author must put a policy in force
   * @param more told of acts as those here are
   */
  static Acts open(
      Database database,
      Book book,
      Enforcement enforcement,
      InstantSource clock,
      boolean fourEyes,
      List<Fold> more)
      throws StoreException {
    Standings standings = new Standings();
    Cases cases = new Cases();
    Labels labels = new Labels();
    Rulebook rulebook = new Rulebook(fourEyes);
    Occasions occasions = new Occasions();
    Register register =
        Register.open(
            new JdbcActStore(database),
            clock,
            folds(more, standings, cases, labels, rulebook, occasions));
    Ladder ladder = new Ladder(register, standings);
    Enforcer enforcer = Enforcer.start(register, standings, enforcement);
    AppealLink links = new AppealLink(new Secrets(database).of("appeal-links"));
    HitRates rates = new HitRates();
    Marks marks = new Marks(standings, labels);
    Errands errands = new Errands(register, ladder, enforcer, occasions);
    Door door = new Door(rulebook, marks, book, rates, errands);
    ClosingForce closings =
        new ClosingForce(rulebook, register, ladder, enforcer, marks, book, enforcement, rates);
    Rules rules =
        new Rules(
            register, rulebook, ladder, enforcement, AuditOptions.DEFAULTS, labels, door::refresh);
    Acts acts =
        new Acts(
            new Acting(register, ladder, enforcer, new Desk(register, cases, ladder), links),
            new Forcing(rules, rates, labels),
            closings,
            door,
            errands,
            book.now().settledMillis());
    door.refresh();
    errands.start();
    acts.clockwork.scheduleWithFixedDelay(
        acts::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    return acts;
  }

  private static List<Fold> folds(List<Fold> more, Fold... own) {
    List<Fold> all = new ArrayList<>(List.of(own));
    all.addAll(more);
    return all;
  }

  Acting acting() {
    return acting;
  }

  Forcing forcing() {
    return forcing;
  }

  /** Asks policies about single likes. */
  Door door() {
    return door;
  }

  /** What policies at the gate have done later. */
  Errands errands() {
    return errands;
  }

  /** An epoch was judged: policies are asked about it soon, on a thread of their own. */
  void closed(Settlement settlement) {
    if (settlement.closing().isOfEpoch()) {
      clockwork.execute(() -> ask(settlement.closing().endMillis()));
    }
  }

  private void ask(long endMillis) {
    try {
      closings.run(closedMillis);
      closedMillis = endMillis;
    } catch (StoreException | RuntimeException refused) {
      LOG.warn("policies could not be asked: {}", refused.getMessage());
    }
  }

  /** What is refused now is tried again at the next turn. */
  private void turn() {
    try {
      acting.ladder().turn();
      acting.enforcer().enforce();
      door.refresh();
    } catch (StoreException | RuntimeException refused) {
      LOG.warn("measures could not begin or end: {}", refused.getMessage());
    }
  }

  /** Lets a turn end that is under way. */
  @Override
  public void close() {
    errands.close();
    clockwork.shutdown();
    try {
      clockwork.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
