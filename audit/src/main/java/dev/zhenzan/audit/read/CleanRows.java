package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.EventWords;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.gather.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines of one block of delimited text after another, on one thread. A line whose cells
 * all are what they should be becomes an event at once; any other is put aside for the plain way,
 * so that whatever is not certain here is decided in one place.
 *
 * <p>Only text without quotes gets here, so that a line is a record.
 */
final class CleanRows {
  private static final byte CELL_END = 1;
  private static final byte LINE_END = 2;
  private static final byte STRANGE = 3;
  private static final byte REFUSED = 4;
  private static final byte WIDE = 5;

  /** A line that was put aside, by the number of its block and its place in it. */
  record Aside(int block, int line, int record, byte[] text) {}

  private final Field[] fields;
  private final boolean zoneless;
  private final Gathered gathered;
  private final byte[] kinds = new byte[256];
  private final int[] from;
  private final int[] to;
  private final int[] place = new int[Field.values().length];
  private final List<Aside> aside = new ArrayList<>();
  private long lastWord = -1;
  private EventType lastType = EventType.LIKE;

  /** Whether the line holds anything but ASCII. */
  private boolean wide;

  private long time;
  private int dwell;
  private int completion;
  private int textLength;
  private EventType type = EventType.LIKE;

  CleanRows(CsvFile file, boolean zoneless, Gathered gathered) {
    this.zoneless = zoneless;
    this.gathered = gathered;
    int cells = file.header().size();
    from = new int[cells + 1];
    to = new int[cells + 1];
    Arrays.fill(place, cells);
    file.places().forEach((field, at) -> place[field.ordinal()] = at);
    fields = file.places().keySet().toArray(new Field[0]);
    Arrays.fill(kinds, 128, 256, WIDE);
    kinds[file.dialect().delimiter() & 0xFF] = CELL_END;
    kinds['\n'] = LINE_END;
    kinds['\r'] = STRANGE;
    kinds[0] = STRANGE;
    kinds[file.dialect().quote() & 0xFF] = REFUSED;
  }

  Gathered gathered() {
    return gathered;
  }

  List<Aside> aside() {
    return aside;
  }

  /**
   * What one block held.
   *
   * @param part whose rows {@code from ≤ row < to} its events became
   */
  record Taken(int lines, int records, Gathered part, int from, int to) {}

  /**
   * Takes the lines of a block between two places, which both are ends of lines.
   *
   * @param number of the block, counted from 0
   * @return how many lines and records it held, or null if it needs another way altogether
   */
  @Nullable Taken take(byte[] block, int begin, int length, int number) {
    int first = gathered.size();
    int line = 0;
    int record = 0;
    int start = begin;
    int cells = to.length - 1;
    while (start < length) {
      int cell = 0;
      int at = start;
      from[0] = at;
      boolean strange = false;
      wide = false;
      byte kind = 0;
      while (at < length && (kind = kinds[block[at] & 0xFF]) != LINE_END) {
        if (kind == CELL_END) {
          if (cell < cells) {
            to[cell++] = at;
            from[cell] = at + 1;
          } else {
            strange = true;
          }
        } else if (kind == STRANGE) {
          if (block[at] != '\r' || at + 1 < length && block[at + 1] != '\n') {
            if (block[at] == '\r') {
              return null;
            }
            strange = true;
          }
        } else if (kind == REFUSED) {
          return null;
        } else if (kind == WIDE) {
          wide = true;
        }
        at++;
      }
      if (at - start > Records.RECORD_BYTES_MAX) {
        return null;
      }
      int end = at > start && block[at - 1] == '\r' ? at - 1 : at;
      if (cell < cells) {
        to[cell] = end;
      }
      if (!isBlankLine(block, start, end)) {
        if (strange || cell != cells - 1 || !takeRow(block, (long) number << 32 | record)) {
          aside.add(new Aside(number, line, record, Arrays.copyOfRange(block, start, end)));
        }
        record++;
      }
      line++;
      start = at + 1;
    }
    return new Taken(line, record, gathered, first, gathered.size());
  }

  private static boolean isBlankLine(byte[] block, int start, int end) {
    int at = start;
    while (at < end && block[at] == ' ') {
      at++;
    }
    return at == end;
  }

  private boolean takeRow(byte[] block, long row) {
    from[from.length - 1] = 0;
    to[to.length - 1] = 0;
    for (Field field : fields) {
      int cell = place[field.ordinal()];
      while (from[cell] < to[cell] && PlainCells.isBlank(block[from[cell]])) {
        from[cell]++;
      }
      while (from[cell] < to[cell] && PlainCells.isBlank(block[to[cell] - 1])) {
        to[cell]--;
      }
      if (wide && !PlainCells.isCleanText(block, from[cell], to[cell])) {
        return false;
      }
    }
    if (!understood(block)) {
      return false;
    }
    keep(block, row);
    return true;
  }

  private boolean understood(byte[] block) {
    int at = place[Field.TIME.ordinal()];
    time = PlainCells.time(block, from[at], to[at], zoneless);
    at = place[Field.DWELL.ordinal()];
    dwell = PlainCells.whole(block, from[at], to[at]);
    at = place[Field.TEXT_LENGTH.ordinal()];
    textLength = PlainCells.whole(block, from[at], to[at]);
    at = place[Field.COMPLETION.ordinal()];
    completion = PlainCells.share(block, from[at], to[at]);
    return time >= 0
        && dwell >= -1
        && textLength >= -1
        && completion >= -1
        && !isEmpty(Field.ACTOR)
        && !isEmpty(Field.TARGET)
        && knowsType(block);
  }

  private boolean isEmpty(Field field) {
    int at = place[field.ordinal()];
    return from[at] == to[at];
  }

  /** Finds the type by the word's bytes where they fit into a long, as nearly all do. */
  private boolean knowsType(byte[] block) {
    int at = place[Field.TYPE.ordinal()];
    int length = to[at] - from[at];
    if (length == 0) {
      type = EventType.LIKE;
      return true;
    }
    if (length > 7) {
      return rareType(block, at);
    }
    long word = 0;
    for (int i = from[at]; i < to[at]; i++) {
      word = word << 8 | (block[i] & 0xFF);
    }
    if (word != lastWord) {
      EventType meaning = meaning(block, at);
      if (meaning == null) {
        return false;
      }
      lastWord = word;
      lastType = meaning;
    }
    type = lastType;
    return true;
  }

  private boolean rareType(byte[] block, int at) {
    EventType meaning = meaning(block, at);
    type = meaning == null ? EventType.LIKE : meaning;
    return meaning != null;
  }

  private @Nullable EventType meaning(byte[] block, int at) {
    return EventWords.meaning(PlainCells.text(block, from[at], to[at]), false);
  }

  private void keep(byte[] block, long row) {
    int owner = name(Field.OWNER, gathered.accounts, block);
    if (owner < 0 && (type == EventType.FOLLOW || type == EventType.EXCHANGE)) {
      owner = name(Field.TARGET, gathered.accounts, block);
    }
    int event = gathered.claim(1);
    gathered.set(
        event,
        type,
        time,
        name(Field.ACTOR, gathered.accounts, block),
        name(Field.TARGET, gathered.targets, block),
        owner,
        name(Field.COMMUNITY, gathered.communities, block),
        name(Field.DEVICE, gathered.devices, block),
        name(Field.ADDRESS, gathered.addresses, block),
        dwell,
        completion,
        textLength);
    int at = place[Field.ID.ordinal()];
    if (from[at] == to[at]) {
      gathered.ids.setRow(event, row);
    } else {
      gathered.ids.set(event, block, from[at], to[at]);
    }
  }

  private int name(Field field, Names names, byte[] block) {
    int at = place[field.ordinal()];
    return from[at] == to[at] ? -1 : names.intern(block, from[at], to[at]);
  }
}
