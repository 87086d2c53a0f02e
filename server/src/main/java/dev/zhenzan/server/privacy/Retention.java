package dev.zhenzan.server.privacy;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.ActStore;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.NameRemoval;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.Retain.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops what has been kept for as long as it should be, behind the back of everybody else: every
 * hour, in transactions of a few milliseconds, so that nobody waits long and whoever was killed
 * goes on where it was. What anything that counts rests on is never dropped.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Rows in one transaction. */
  private static final int SLICE = 1_000;

  private static final long HOUR_MILLIS = 3_600_000L;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  private static final Set<ActKind> OF_CASES =
      Set.of(
          ActKind.CASE_OPENED,
          ActKind.APPEAL_FILED,
          ActKind.CASE_NOTED,
          ActKind.CASE_DECIDED,
          ActKind.CASE_SKIPPED);

  private final Database database;
  private final Register register;
  private final Retain retain;
  private final InstantSource clock;
  private final UnaryOperator<String> signer;
  private final Map<Kind, Long> dropped = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "zhenzan-retention");
            made.setDaemon(true);
            return made;
          });

  /**
   * @param signer makes signatures over erasures
   */
  public Retention(
      Database database,
      Register register,
      Retain retain,
      InstantSource clock,
      UnaryOperator<String> signer) {
    this.database = database;
    this.register = register;
    this.retain = retain;
    this.clock = clock;
    this.signer = signer;
  }

  /** Begins, in a minute, and goes on every hour. */
  public void start() {
    thread.scheduleWithFixedDelay(
        this::quietly, HOUR_MILLIS / 60, HOUR_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void quietly() {
    try {
      turn();
    } catch (StoreException | RuntimeException refused) {
      LOG.warn("what is too old could not be dropped: {}", refused.getMessage());
    }
  }

  /** How much of a kind was dropped since the start: rows, acts, or blocks. */
  public long dropped(Kind kind) {
    return dropped.getOrDefault(kind, 0L);
  }

  /** Drops all that is too old by now; what is left when it throws is dropped the next time. */
  public void turn() throws StoreException {
    long now = clock.millis();
    decisions(before(Kind.DECISIONS, now));
    slices(Kind.ANSWERS, "answer", "request_key", "at_millis < ?", before(Kind.ANSWERS, now));
    slices(
        Kind.DELIVERIES,
        "webhook_delivery",
        "number",
        "created_at < ? AND state <> 'waiting'",
        before(Kind.DELIVERIES, now));
    looks(before(Kind.LOOKS, now));
    cases(before(Kind.CASES, now));
    devices(before(Kind.DEVICES, now), now);
  }

  private long before(Kind kind, long nowMillis) {
    long kept = retain.millis(kind);
    return kept == Retain.FOR_GOOD ? Long.MIN_VALUE : nowMillis - kept;
  }

  private void count(Kind kind, long more) {
    dropped.merge(kind, more, Long::sum);
  }

  /** Their numbers rise with time: the first that is young enough ends it, without an index. */
  private void decisions(long beforeMillis) throws StoreException {
    long gone = SLICE;
    while (gone == SLICE && !stopping && beforeMillis > Long.MIN_VALUE) {
      gone = database.write(connection -> oldDecisions(connection, beforeMillis));
      count(Kind.DECISIONS, gone);
    }
  }

  private static long oldDecisions(Connection connection, long beforeMillis) throws SQLException {
    long last = Long.MIN_VALUE;
    long old = 0;
    String sql = "SELECT number, decided_at FROM decision ORDER BY number LIMIT " + SLICE;
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next() && row.getLong(2) < beforeMillis) {
        last = row.getLong(1);
        old++;
      }
    }
    return old == 0
        ? 0
        : Erasures.update(connection, "DELETE FROM decision WHERE number <= ?", last);
  }

  private void slices(Kind kind, String table, String key, String where, long beforeMillis)
      throws StoreException {
    String sql =
        "DELETE FROM "
            + table
            + " WHERE "
            + key
            + " IN (SELECT "
            + key
            + " FROM "
            + table
            + " WHERE "
            + where
            + " LIMIT "
            + SLICE
            + ")";
    long gone = SLICE;
    while (gone == SLICE && !stopping && beforeMillis > Long.MIN_VALUE) {
      gone = database.write(connection -> (long) Erasures.update(connection, sql, beforeMillis));
      count(kind, gone);
    }
  }

  /** That somebody looked is all that is left. */
  private void looks(long beforeMillis) throws StoreException {
    acts(
        Kind.LOOKS,
        act ->
            act.kind() == ActKind.LOOKED && act.atMillis() < beforeMillis
                ? new ActStore.Left("", "")
                : null);
  }

  /** What people wrote about cases that were decided long ago; that and how they ended stays. */
  private void cases(long beforeMillis) throws StoreException {
    Set<Long> decided = new HashSet<>();
    each(
        act -> {
          if (act.kind() == ActKind.CASE_DECIDED && act.atMillis() < beforeMillis) {
            decided.add(act.detail().number("case", 0));
          }
        });
    acts(Kind.CASES, act -> withoutWords(act, decided));
  }

  private static ActStore.@Nullable Left withoutWords(Act act, Set<Long> decided) {
    long of = act.detail().number("case", act.seq());
    if (!OF_CASES.contains(act.kind()) || !decided.contains(of)) {
      return null;
    }
    String before = act.detail().text();
    String after = ActWords.withoutWords(before);
    return after.equals(before) ? null : new ActStore.Left(act.subject(), after);
  }

  private void each(ActStore.ActSink sink) throws StoreException {
    long next = Long.MAX_VALUE;
    List<Act> page = register.store().before(next, SLICE, "");
    while (!page.isEmpty()) {
      for (Act act : page) {
        sink.take(act);
        next = act.seq();
      }
      page = register.store().before(next, SLICE, "");
    }
  }

  /** Looks first, so that nothing is locked and no act is written where there is nothing to do. */
  private void acts(Kind kind, ActStore.Eraser eraser) throws StoreException {
    List<Long> found = new ArrayList<>();
    each(
        act -> {
          if (!act.erased() && eraser.of(act) != null) {
            found.add(act.seq());
          }
        });
    if (!found.isEmpty()) {
      register.erase(
          "service",
          act -> act.erased() ? null : eraser.of(act),
          left ->
              new ActDraft(
                  ActKind.RETENTION_KEPT,
                  "",
                  Detail.making().text("kind", kind.text()).map("left", left).end()));
      count(kind, found.size());
    }
  }

  /** Once a day, so that events of one day from one device can still be told to be that. */
  private void devices(long beforeMillis, long nowMillis) throws StoreException {
    Done done = database.read(Retention::done);
    if (beforeMillis == Long.MIN_VALUE || nowMillis - done.atMillis() < DAY_MILLIS) {
      return;
    }
    NameRemoval removal = new NameRemoval(database, new Forgotten(), signer);
    long place = done.place();
    for (long from = -1; from != place && !stopping; ) {
      from = place;
      place = removal.oldBlocks(from, beforeMillis);
      long to = place;
      if (to != from) {
        database.write(connection -> note(connection, to, done.atMillis()));
        count(Kind.DEVICES, to - from);
      }
    }
    if (!stopping) {
      long to = place;
      database.write(connection -> note(connection, to, nowMillis));
    }
  }

  private record Done(long place, long atMillis) {}

  private static Done done(Connection connection) throws SQLException {
    String sql = "SELECT place, at_millis FROM retention WHERE kind = 'devices'";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? new Done(row.getLong(1), row.getLong(2)) : new Done(0, 0);
    }
  }

  private static int note(Connection connection, long place, long atMillis) throws SQLException {
    return Erasures.update(
        connection,
        "INSERT INTO retention (kind, place, at_millis) VALUES ('devices', ?, ?)"
            + " ON CONFLICT (kind) DO UPDATE SET place = excluded.place,"
            + " at_millis = excluded.at_millis",
        place,
        atMillis);
  }

  /** Lets the transaction end that is under way. */
  @Override
  public void close() {
    stopping = true;
    thread.shutdown();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
