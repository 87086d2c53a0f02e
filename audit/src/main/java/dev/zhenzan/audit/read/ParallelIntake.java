package dev.zhenzan.audit.read;

import dev.zhenzan.core.gather.TooMuchException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Takes in all rows of a query on DuckDB's own threads: to DuckDB it is a function of the columns,
 * which returns 1 for every row that it saw. DuckDB's result goes through one thread, and copying
 * rows into it costs more than making them; nothing but a sum goes through it here.
 *
 * <p>Every row has a number and goes to the place of that number, so that neither the order in
 * which chunks come nor the thread that takes one can be seen afterwards.
 */
final class ParallelIntake implements DuckDBScalarFunction, Intaker.Origin {
  /** A row that could not be taken. */
  private record Refused(long row, String reason, String shown) {}

  private final Reading reading;
  private final EventSql sql;
  private final int first;
  private final int rows;
  private final Thread caller = Thread.currentThread();
  private final ConcurrentLinkedDeque<Intaker> idle = new ConcurrentLinkedDeque<>();
  private final List<Intaker> hands = Collections.synchronizedList(new ArrayList<>());
  private final List<Refused> refused = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Claims the places of the rows.
   *
   * @param rows how many rows the query has
   */
  ParallelIntake(Reading reading, EventSql sql, long rows) {
    this.reading = reading;
    this.sql = sql;
    this.first = reading.gathered().claim(rows);
    this.rows = (int) rows;
  }

  /**
   * Takes in everything.
   *
   * @param origin who is told of rejected rows, in their order
   * @return how many rows came
   */
  long run(String name, Intaker.Origin origin) throws SQLException, ReadException {
    long taken;
    try (Registered function = new Registered(this)) {
      taken = reading.session().number(sql.sumOf(function.register(reading.session(), sql, name)));
    } catch (SQLException e) {
      rethrow(e);
      throw e;
    }
    long left = refused.size();
    for (Intaker hand : hands) {
      left += hand.skipped();
      reading.intaker().absorb(hand);
    }
    if (left > 0) {
      reading.gathered().closeHoles(first);
      refused.sort(Comparator.comparingLong(Refused::row));
      for (Refused row : refused) {
        origin.reject(row.row(), row.reason(), row.shown());
      }
    }
    return taken;
  }

  /** What went wrong on one of DuckDB's threads, as it was before DuckDB made words of it. */
  private void rethrow(SQLException seen) throws ReadException {
    Throwable cause = failure.get();
    if (cause instanceof ReadException read) {
      throw read;
    }
    if (cause instanceof TooMuchException tooMuch) {
      throw tooMuch;
    }
    if (cause instanceof OutOfMemoryError memory) {
      throw memory;
    }
    if (cause != null) {
      throw new IllegalStateException(seen.getMessage(), cause);
    }
  }

  @Override
  public void apply(DuckDBDataChunkReader chunk, DuckDBWritableVector seen) throws ReadException {
    // A thread of DuckDB is another Java thread each time, so what belongs to a thread is lent out.
    Intaker hand = idle.pollFirst();
    if (hand == null) {
      hand = new Intaker(reading.gathered(), reading.isArchive());
      hands.add(hand);
    }
    try {
      hand.place(chunk, sql, first, rows, this);
    } catch (ReadException | RuntimeException | OutOfMemoryError e) {
      failure.compareAndSet(null, e);
      throw e;
    } finally {
      idle.addFirst(hand);
    }
    for (long row = 0; row < chunk.rowCount(); row++) {
      seen.setLong(row, 1);
    }
    progress(done.addAndGet(chunk.rowCount()));
  }

  private void progress(long taken) {
    if (Thread.currentThread() == caller) {
      reading.progressOfFile((double) taken / Math.max(1, rows));
    }
  }

  @Override
  public void reject(long row, String reason, String shown) {
    refused.add(new Refused(row, reason, Shorten.to(shown, 200)));
  }

  @Override
  public long number(long row) {
    return reading.rowsBefore() + row + 1;
  }

  /** DuckDB keeps a function as long as it lives; what the function holds must go before. */
  private static final class Registered implements DuckDBScalarFunction, AutoCloseable {
    private volatile @Nullable ParallelIntake intake;

    Registered(ParallelIntake intake) {
      this.intake = intake;
    }

    String register(DuckSession session, EventSql sql, String name) throws SQLException {
      DuckDBFunctions.scalarFunction()
          .withName(name)
          .withParameters(sql.types())
          .withReturnType(DuckDBColumnType.BIGINT)
          .withVolatile()
          .withVectorizedFunction(this)
          .register(session.connection());
      return name;
    }

    @Override
    public void apply(DuckDBDataChunkReader chunk, DuckDBWritableVector seen) throws ReadException {
      ParallelIntake here = intake;
      if (here != null) {
        here.apply(chunk, seen);
      }
    }

    @Override
    public void close() {
      intake = null;
    }
  }
}
