package dev.zhenzan.server.space;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.book.LiveBook;
import dev.zhenzan.server.book.fold.FoldFile;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One community, open: its log on disk, its book in memory, the way in and the end of epochs. */
public final class Space implements AutoCloseable {
  private final LogStore store;
  private final LiveBook book;
  private final Writer writer;
  private final Settler settler;
  private final EpochCloser closer;

  private final Folds folds;

  private Space(
      LogStore store, SpaceOptions options, InstantSource clock, LiveBook book, Folds folds) {
    this.store = store;
    this.book = book;
    this.folds = folds;
    writer = new Writer(store, book, options, clock);
    settler = new Settler(store, book, clock);
    closer = new EpochCloser(settler, book, options, clock);
  }

  /**
   * Opens a community: reads its log and goes on where it stood.
   *
   * @param store taken over: {@link #close()} closes it
   * @throws StoreException if the log cannot be read or is damaged
   */
  public static Space open(LogStore store, SpaceOptions options, InstantSource clock)
      throws StoreException {
    return open(store, options, clock, null);
  }

  /**
   * The same with a file in which it keeps what it has read of the log, to open sooner the next
   * time. The file may be missing, and deleted at any time.
   */
  public static Space open(
      LogStore store, SpaceOptions options, InstantSource clock, @Nullable Path keptIn)
      throws StoreException {
    FoldFile file = keptIn == null ? null : new FoldFile(keptIn);
    Folds folds = new Folds(file, store, options.keptRows());
    Space space = new Space(store, options, clock, folds.load(), folds);
    space.closer.onClosed(settled -> folds.closed(space.book));
    space.writer.start();
    space.closer.start();
    return space;
  }

  /** The way in. */
  public Intake intake() {
    return writer;
  }

  /** What people read. */
  public Book book() {
    return book;
  }

  /** The end of epochs. */
  public Closer closer() {
    return closer;
  }

  /** Lets acts hold. */
  public Enforcement enforcement() {
    return settler;
  }

  /** How numbers came to be what they are. */
  public History history() {
    return new History(book, store);
  }

  /** The durable half, for what is only there. */
  public LogStore store() {
    return store;
  }

  /** What is kept for the next start. */
  public Folds folds() {
    return folds;
  }

  /** Keeps what is folded of the log as it is now, whether that is worth it or not. */
  void keep() {
    folds.keep(book);
  }

  /** Writes what waits, lets a closing end that is under way, and closes the log. */
  @Override
  public void close() {
    writer.stop();
    closer.stop();
    folds.stop(book);
    store.close();
  }
}
