package dev.zhenzan.sim.stage;

/**
 * The platform on which a world is played, as those see it who watch what it does.
 *
 * @param epochs into how many equal parts its verdicts cut the world's time, at least 1
 * @param book what was published
 */
public record Platform(int epochs, Book book) {
  /** A platform that never says anything. */
  public static final Platform SILENT = new Platform(1, epoch -> Verdicts.NONE);

  /** What was published, by epoch. */
  @FunctionalInterface
  public interface Book {
    /** The verdicts published at the end of the epoch; nobody is flagged in one not yet over. */
    Verdicts published(int epoch);
  }

  /** What was published at the end of the epoch, the first being 0. */
  public Verdicts published(int epoch) {
    return epoch < 0 ? Verdicts.NONE : book.published(epoch);
  }

  /** The epoch that the time falls in. */
  public int epoch(Span span, long time) {
    long length = span.end() - span.start();
    long at = Math.max(0, Math.min(length - 1, time - span.start()));
    return (int) (at * epochs / length);
  }

  /** When the epoch begins. */
  public long begins(Span span, int epoch) {
    return span.start() + (span.end() - span.start()) * epoch / epochs;
  }
}
