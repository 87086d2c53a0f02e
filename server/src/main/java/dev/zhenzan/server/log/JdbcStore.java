package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The log in an SQLite file or in PostgreSQL. What is in memory here is only where the log ends and
 * which closing was the last: everything else is asked of the database each time.
 */
public final class JdbcStore implements LogStore {
  private final Database database;
  private final Settler settler;
  private volatile long head;
  private volatile long closed;
  private volatile long answersMillis = AnswerTable.KEPT_MILLIS;

  /** The hash over the log up to its head. */
  private byte[] chain = Chain.ofNoBlock();

  /** Blocks of which it is not known whether they were committed; at most one of them was. */
  private List<Block> doubtful = List.of();

  private JdbcStore(Database database) {
    this.database = database;
    this.settler = new Settler(database);
  }

  /**
   * Opens a database, see {@link Database#open}, and looks whether the end of its log is there.
   * {@link #replay} looks at all of it.
   *
   * @throws StoreException of any kind, and says what to do
   */
  public static JdbcStore open(String url) throws StoreException {
    Database database = opened(url);
    try {
      JdbcStore store = new JdbcStore(database);
      store.recover();
      return store;
    } catch (StoreException e) {
      database.close();
      throw notOurs(e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Database opened(String url) throws StoreException {
    try {
      return Database.open(url);
    } catch (StoreException e) {
      throw notOurs(e);
    }
  }

  /** What refuses our own questions, which never change, does not hold what we put there. */
  private static StoreException notOurs(StoreException said) {
    return said.kind() == Kind.FAULT
        ? new StoreException(Kind.DAMAGED, said.getMessage() + ": restore a backup", said)
        : said;
  }

  private void recover() throws StoreException {
    settler.sweep();
    head = database.read(BlockTable::head);
    chain = database.read(connection -> BlockTable.chainBefore(connection, head));
    closed = database.read(ClosingTable::last);
    Extent here = new Extent(head, closed);
    Extent known = database.dialect().remembered();
    if (here.isShortOf(known)) {
      throw cut(here, known);
    }
    database.read(connection -> ClosingTable.checkNumbers(connection, here));
    database.dialect().remember(here);
  }

  private static StoreException cut(Extent here, Extent known) {
    return new StoreException(
        Kind.DAMAGED,
        "the log is damaged: it ends at row "
            + here.rows()
            + " and closing "
            + here.closings()
            + ", and there were "
            + known.rows()
            + " rows and "
            + known.closings()
            + " closings; a file beside the database is missing or was cut, or an older copy was"
            + " put in its place; put a backup in place with 'zhenzan restore'");
  }

  /** The database itself, for what is kept beside the log. */
  public Database database() {
    return database;
  }

  @Override
  public long head() {
    return head;
  }

  @Override
  public void append(Block block, List<Answer> answers) throws StoreException {
    if (block.firstRow() != head) {
      throw new IllegalArgumentException(
          "the log has " + head + " rows, and the block begins at " + block.firstRow());
    }
    byte[] next = Chain.with(chain, block);
    try {
      database.write(
          connection -> {
            Block before = BlockTable.withdraw(connection, doubtful);
            doubtful = before == null ? List.of(block) : List.of(before, block);
            BlockTable.insert(connection, block, next);
            AnswerTable.insert(connection, answers);
            AnswerTable.prune(connection, answers.size(), block.acceptedMillis(), answersMillis);
            return true;
          });
    } catch (StoreException e) {
      throw e.kind() == Kind.FAULT ? explained(e) : e;
    }
    doubtful = List.of();
    chain = next;
    head = block.firstRow() + block.rows();
    database.dialect().remember(new Extent(head, closed));
  }

  /**
   * How long answers are kept for whoever repeats a request; a day if nobody says otherwise.
   *
   * @param millis a day at least
   */
  public void keepAnswers(long millis) {
    answersMillis = millis;
  }

  /** For tests: as if the answer to the commit of this block had been lost. */
  void noteDoubtful(Block block) {
    doubtful = List.of(block);
  }

  /** Somebody else may have written where we were about to. */
  private StoreException explained(StoreException fault) {
    try {
      long there = database.read(BlockTable::head);
      return there <= head
          ? fault
          : new StoreException(
              Kind.HELD,
              "another process has written to the log: it has "
                  + there
                  + " rows instead of "
                  + head
                  + "; restart",
              fault);
    } catch (StoreException e) {
      return fault;
    }
  }

  @Override
  public LogHead headAt(long rows, long closing) throws StoreException {
    return database.read(
        connection ->
            new LogHead(
                rows,
                ChainCheck.hex(BlockTable.chainBefore(connection, rows)),
                closing,
                ChainCheck.hex(ClosingTable.chainAt(connection, closing))));
  }

  @Override
  public String erasures() throws StoreException {
    return database.read(ErasureTable::hash);
  }

  @Override
  public void replay(long fromRow, BlockSink sink) throws StoreException {
    long end = head;
    long begin = fromRow >= end ? end : database.read(c -> BlockTable.beginOf(c, fromRow));
    BlockWalk.walk(
        from -> database.read(connection -> BlockTable.page(connection, from)), begin, end, sink);
  }

  @Override
  public void settle(Settlement settlement) throws StoreException {
    long number = settlement.closing().number();
    if (number != closed + 1) {
      throw new IllegalArgumentException("closing " + number + " cannot follow " + closed);
    }
    settler.settle(settlement);
    closed = number;
    database.dialect().remember(new Extent(head, closed));
  }

  @Override
  public @Nullable Closing lastClosing() throws StoreException {
    List<Closing> last = closingsFrom(closed);
    return last.isEmpty() ? null : last.get(0);
  }

  @Override
  public List<Closing> closings() throws StoreException {
    return closingsFrom(1);
  }

  @Override
  public @Nullable CountRow countOf(String target) throws StoreException {
    return database.read(connection -> CountTable.of(connection, target, closed)).orElse(null);
  }

  private List<Closing> closingsFrom(long number) throws StoreException {
    return database.read(connection -> ClosingTable.from(connection, number));
  }

  @Override
  public void weights(WeightSink sink) throws StoreException {
    database.read(
        connection -> {
          LedgerTable.weights(connection, closed, sink);
          return true;
        });
  }

  @Override
  public List<LedgerRow> ledgerOf(long row) throws StoreException {
    return database.read(connection -> LedgerTable.of(connection, row, closed));
  }

  @Override
  public void verdicts(Consumer<VerdictRow> sink) throws StoreException {
    database.read(
        connection -> {
          VerdictTable.latest(connection, closed, sink);
          return true;
        });
  }

  @Override
  public List<VerdictRow> verdictsOf(String account) throws StoreException {
    return database.read(connection -> VerdictTable.of(connection, account, closed));
  }

  @Override
  public List<VerdictRow> verdictsBy(long closing) throws StoreException {
    return closing > closed
        ? List.of()
        : database.read(connection -> VerdictTable.by(connection, closing));
  }

  @Override
  public List<CountChange> countsBy(long closing) throws StoreException {
    return closing > closed
        ? List.of()
        : database.read(connection -> CountTable.changes(connection, closing));
  }

  @Override
  public List<RingRow> rings(long closing) throws StoreException {
    return closing > closed
        ? List.of()
        : database.read(connection -> RingTable.of(connection, closing));
  }

  @Override
  public @Nullable Answer answer(String key) throws StoreException {
    return database.read(connection -> AnswerTable.find(connection, key)).orElse(null);
  }

  @Override
  public void close() {
    database.close();
  }
}
