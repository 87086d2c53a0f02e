package dev.zhenzan.audit.read;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.gather.EventIds;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.gather.TooMuchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a delimited file without quotes block by block on all threads, straight into columns. Lines
 * that are not plainly right are put aside and returned, to be read the plain way; where they are
 * many, or the file holds what blocks cannot be cut by, nothing is taken at all.
 */
final class CleanCsv {
  /** How long a block is unless told otherwise. */
  static final int BLOCK_BYTES = 1 << 22;

  private static final int ASIDE_MAX = 2_000;
  private static final int ROWS_PER_ASIDE = 20;

  /** What a file held, in its order, and the lines put aside, with their whole numbers. */
  record Found(List<Gathered.Piece> pieces, List<Line> aside, long records) {}

  /**
   * A line that was put aside.
   *
   * @param line its 1-based line in the file
   * @param record its 1-based number among the records of the file
   */
  record Line(long line, long record, byte[] text) {}

  private final CsvFile file;
  private final Reading reading;
  private final ConcurrentSkipListMap<Integer, CleanRows.Taken> taken =
      new ConcurrentSkipListMap<>();
  private final Thread caller = Thread.currentThread();
  private final long bytesExpected;
  private volatile boolean refused;
  private int headerLines;

  private CleanCsv(CsvFile file, Reading reading, long bytesExpected) {
    this.file = file;
    this.reading = reading;
    this.bytesExpected = bytesExpected;
  }

  /** Reads the file; null if it must be read another way. */
  static @Nullable Found read(CsvFile file, Reading reading) throws ReadException {
    try (InputStream in = Bytes.open(file.path())) {
      boolean packed = Bytes.packing(file.path()) != Bytes.Packing.NONE;
      long size = Files.size(file.path());
      return new CleanCsv(file, reading, packed ? 8 * size : size).read(in);
    } catch (UncheckedIOException e) {
      throw Bytes.failure(file.path(), e.getCause() == null ? e : e.getCause());
    } catch (TooMuchException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw Bytes.failure(file.path(), e);
    }
  }

  private @Nullable Found read(InputStream in) {
    Tasks tasks = reading.threads().tasks();
    LineBlocks blocks = new LineBlocks(in);
    List<CleanRows> parts = new ArrayList<>();
    boolean zoneless = isUtc(reading.request().zone());
    EventIds.Shape shape = reading.idShape(file.sampleIds());
    long room = Math.max(1024, bytesExpected / file.bytesPerRecord() / reading.threads().threads());
    for (int part = 0; part < reading.threads().threads(); part++) {
      Gathered gathered = new Gathered(Math.min(room + room / 8, 1 << 28), shape);
      parts.add(new CleanRows(file, zoneless, gathered));
    }
    tasks.run(parts.size(), part -> work(blocks, parts.get(part)));
    return refused || !blocks.isAtEnd() ? null : found(parts);
  }

  private static boolean isUtc(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  private void work(LineBlocks blocks, CleanRows rows) {
    int capacity = (int) Math.min(reading.blockBytes(), Math.max(1 << 16, bytesExpected + 1024));
    LineBlocks.Block block = new LineBlocks.Block(capacity);
    try {
      while (!refused && blocks.next(block)) {
        int from = block.number == 0 ? header(block) : 0;
        CleanRows.Taken result =
            from < 0 ? null : rows.take(block.bytes, from, block.length, block.number);
        if (result == null
            || rows.aside().size() > ASIDE_MAX + rows.gathered().size() / ROWS_PER_ASIDE) {
          refused = true;
          return;
        }
        taken.put(block.number, result);
        if (Thread.currentThread() == caller) {
          reading.progressOfFile((double) blocks.bytes() / Math.max(1, bytesExpected));
        }
      }
    } catch (IOException e) {
      refused = true;
      throw new UncheckedIOException(e);
    }
  }

  /** Where the first line behind the mark and the header begins, or -1 if the header is strange. */
  private int header(LineBlocks.Block block) {
    byte[] bytes = block.bytes;
    int at = 0;
    if (block.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF) {
      at = 3;
    }
    boolean wanted = file.hasHeader();
    while (wanted && at < block.length) {
      for (; at < block.length && bytes[at] != '\n'; at++) {
        wanted &= bytes[at] == ' ' || bytes[at] == '\r';
        if (bytes[at] == file.dialect().quote() || isLoneReturn(block, at)) {
          return -1;
        }
      }
      at = Math.min(block.length, at + 1);
      headerLines++;
    }
    return at;
  }

  private static boolean isLoneReturn(LineBlocks.Block block, int at) {
    return block.bytes[at] == '\r' && at + 1 < block.length && block.bytes[at + 1] != '\n';
  }

  /** Only now it is known how many lines and records came before each block. */
  private Found found(List<CleanRows> rows) {
    long[] firstLine = new long[taken.size() + 1];
    long[] firstRecord = new long[taken.size() + 1];
    firstLine[0] = headerLines + 1L;
    firstRecord[0] = 1;
    taken.forEach(
        (block, result) -> {
          firstLine[block + 1] = firstLine[block] + result.lines();
          firstRecord[block + 1] = firstRecord[block] + result.records();
        });
    List<Gathered.Piece> pieces = new ArrayList<>();
    taken
        .values()
        .forEach(block -> pieces.add(new Gathered.Piece(block.part(), block.from(), block.to())));
    List<Line> aside = new ArrayList<>();
    for (CleanRows part : rows) {
      long before = reading.rowsBefore();
      part.gathered()
          .ids
          .renumberRows(
              part.gathered().size(),
              row -> before + firstRecord[(int) (row >>> 32)] + (row & 0xFFFF_FFFFL));
      for (CleanRows.Aside line : part.aside()) {
        aside.add(
            new Line(
                firstLine[line.block()] + line.line(),
                firstRecord[line.block()] + line.record(),
                line.text()));
      }
    }
    aside.sort(Comparator.comparingLong(Line::record));
    return new Found(pieces, aside, firstRecord[taken.size()] - 1);
  }
}
