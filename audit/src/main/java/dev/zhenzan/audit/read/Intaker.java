package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.EventWords;
import dev.zhenzan.core.gather.EventIds;
import dev.zhenzan.core.gather.Gathered;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBDataChunkReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the chunks of an {@link EventSql} query on one thread: each row is accepted, rejected or
 * skipped.
 */
final class Intaker {
  /** Where a row came from, for those that are rejected. */
  interface Origin {
    /** Keeps the row with the given 0-based number within the query. */
    void reject(long row, String reason, String shown) throws ReadException;

    /** The 1-based number, over all inputs, of a row of the query. */
    long number(long row);
  }

  /** The beginning of the reason for which rows of unknown type are rejected. */
  static final String UNKNOWN_TYPE = "unknown type ";

  private static final int UNKNOWN_TYPE_FIRST = 1000;
  private static final int TYPES_MAX = 10_000;
  private static final int APPEND = -1;

  private Gathered gathered;
  private final boolean archive;
  private final Long2IntOpenHashMap types = new Long2IntOpenHashMap();
  private final List<String> unknownTypes = new ArrayList<>();
  private final Map<String, Long> skips = new TreeMap<>();
  private long skipped;
  private long rows;

  Intaker(Gathered gathered, boolean archive) {
    this.gathered = gathered;
    this.archive = archive;
    types.defaultReturnValue(-1);
  }

  long rows() {
    return rows;
  }

  long skipped() {
    return skipped;
  }

  Map<String, Long> skips() {
    return Rejects.mostFrequentFirst(skips);
  }

  /** Takes over what another counted, which is not used any more. */
  void absorb(Intaker other) {
    rows += other.rows;
    skipped += other.skipped;
    other.skips.forEach((word, count) -> skips.merge(word, count, Long::sum));
  }

  /** Lets go of the events. */
  void release() {
    gathered = new Gathered(0, EventIds.Shape.NONE);
  }

  /**
   * Takes in one chunk, whose events follow those before.
   *
   * @param firstRow the 0-based number of its first row within the query, used where the query
   *     yields no row numbers
   */
  void take(DuckDBDataChunkReader reader, EventSql sql, long firstRow, Origin origin)
      throws ReadException {
    Chunk chunk = new Chunk(reader, sql, gathered);
    for (int row = 0; row < chunk.size; row++) {
      takeRow(chunk, row, chunk.hasNumbers() ? chunk.number(row) : firstRow + row, APPEND, origin);
    }
    rows += chunk.size;
  }

  /**
   * Takes in one chunk of a query that yields row numbers, each row to the place of its number.
   *
   * @param first the place of row 0
   * @param places how many places are claimed; a row beyond is an error
   */
  void place(DuckDBDataChunkReader reader, EventSql sql, int first, int places, Origin origin)
      throws ReadException {
    Chunk chunk = new Chunk(reader, sql, gathered);
    for (int row = 0; row < chunk.size; row++) {
      long number = chunk.number(row);
      if (number < 0 || number >= places) {
        throw ReadException.machine("the file changed while it was read", null);
      }
      takeRow(chunk, row, number, first + (int) number, origin);
    }
    rows += chunk.size;
  }

  private void takeRow(Chunk chunk, int row, long number, int place, Origin origin)
      throws ReadException {
    int type = type(chunk, row);
    if (type >= UNKNOWN_TYPE_FIRST) {
      String word = unknownTypes.get(type - UNKNOWN_TYPE_FIRST);
      if (archive) {
        skipped++;
        skips.merge(word, 1L, Long::sum);
      } else {
        origin.reject(number, UNKNOWN_TYPE + word, chunk.shown(row));
      }
      leave(place);
      return;
    }
    String fault = fault(chunk, row, EventType.of(type));
    if (fault != null) {
      origin.reject(number, fault, chunk.shown(row));
      leave(place);
    } else {
      accept(chunk, row, EventType.of(type), number, place, origin);
    }
  }

  private void leave(int place) {
    if (place != APPEND) {
      gathered.leave(place);
    }
  }

  private int type(Chunk chunk, int row) {
    if (chunk.isNull(Field.TYPE, row)) {
      return withoutType(chunk);
    }
    long key = chunk.whole(Field.TYPE, row);
    int known = types.get(key);
    if (known >= 0) {
      return known;
    }
    String word = chunk.text(Field.TYPE, row);
    EventType meaning = EventWords.meaning(word, archive);
    int code =
        word.isEmpty()
            ? withoutType(chunk)
            : meaning == null ? unknown(Shorten.to(word, 40)) : meaning.ordinal();
    if (types.size() < TYPES_MAX) {
      types.put(key, code);
    }
    return code;
  }

  private int withoutType(Chunk chunk) {
    return archive && chunk.has(Field.TYPE) ? unknown("(none)") : EventType.LIKE.ordinal();
  }

  /** The code of a word that means nothing; beyond so many the last is overwritten. */
  private int unknown(String word) {
    int at = unknownTypes.size() < 100 ? unknownTypes.indexOf(word) : -1;
    if (at < 0 && unknownTypes.size() <= TYPES_MAX) {
      at = unknownTypes.size();
      unknownTypes.add(word);
    } else if (at < 0) {
      at = TYPES_MAX;
      unknownTypes.set(at, word);
    }
    return UNKNOWN_TYPE_FIRST + at;
  }

  private static @Nullable String fault(Chunk chunk, int row, EventType type) {
    long time = chunk.whole(Field.TIME, row);
    if (time == Long.MIN_VALUE) {
      return "no time";
    }
    if (time < TimeSql.UNDERSTOOD_FROM) {
      return "time not understood";
    }
    if (time < 0) {
      return "time before 1970";
    }
    if (time >= TimeSql.END) {
      return "time in the far future";
    }
    if (chunk.isAbsent(Field.ACTOR, row)) {
      return "no actor";
    }
    if (chunk.isAbsent(Field.TARGET, row) && stead(chunk, row, type) == null) {
      return "no target";
    }
    return faultInNumbers(chunk, row);
  }

  private static @Nullable String faultInNumbers(Chunk chunk, int row) {
    if (chunk.completion(row) < -1) {
      return "completion is not between 0 and 1";
    }
    for (Field field : new Field[] {Field.DWELL, Field.TEXT_LENGTH}) {
      long value = chunk.whole(field, row);
      if (value == EventSql.NOT_A_NUMBER) {
        return field.label() + " is not a number";
      }
      if (value != Long.MIN_VALUE && (value < 0 || value > Integer.MAX_VALUE)) {
        return field.label() + (value < 0 ? " is below 0" : " is too large");
      }
    }
    return null;
  }

  /** What stands for the target of events that have none: who signed in, what was joined. */
  private static @Nullable Field stead(Chunk chunk, int row, EventType type) {
    return switch (type) {
      case LOGIN, CHECKIN -> Field.ACTOR;
      case JOIN -> chunk.isAbsent(Field.COMMUNITY, row) ? null : Field.COMMUNITY;
      default -> null;
    };
  }

  private void accept(Chunk chunk, int row, EventType type, long number, int place, Origin origin) {
    int target = chunk.name(Field.TARGET, gathered.targets, row);
    if (target < 0) {
      Field stead = stead(chunk, row, type);
      target = stead == null ? -1 : chunk.name(stead, gathered.targets, row);
    }
    int owner = chunk.name(Field.OWNER, gathered.accounts, row);
    if (owner < 0 && (type == EventType.FOLLOW || type == EventType.EXCHANGE)) {
      owner = chunk.name(Field.TARGET, gathered.accounts, row);
    }
    int event = place == APPEND ? gathered.claim(1) : place;
    gathered.set(
        event,
        type,
        chunk.whole(Field.TIME, row),
        chunk.name(Field.ACTOR, gathered.accounts, row),
        target,
        owner,
        chunk.name(Field.COMMUNITY, gathered.communities, row),
        chunk.name(Field.DEVICE, gathered.devices, row),
        chunk.name(Field.ADDRESS, gathered.addresses, row),
        (int) Math.max(-1, chunk.whole(Field.DWELL, row)),
        chunk.completion(row),
        (int) Math.max(-1, chunk.whole(Field.TEXT_LENGTH, row)));
    keepId(chunk, row, event, number, origin);
  }

  private void keepId(Chunk chunk, int row, int event, long number, Origin origin) {
    long known = chunk.whole(Field.ID, row);
    if (EventIds.isNumber(known)) {
      gathered.ids.setNumber(event, known);
      return;
    }
    byte[] text = chunk.text(Field.ID, row).getBytes(StandardCharsets.UTF_8);
    if (text.length == 0) {
      gathered.ids.setRow(event, origin.number(number));
    } else {
      gathered.ids.set(event, text, 0, text.length);
    }
  }
}
