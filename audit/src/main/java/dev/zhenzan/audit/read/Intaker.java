package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.EventType;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** Takes in the chunks of an {@link EventSql} query: each row is accepted, rejected or skipped. */
final class Intaker {
  /** Where a row came from, for those that are rejected. */
  interface Origin {
    /** Keeps the row with the given 0-based number within the query. */
    void reject(long row, String reason, String shown) throws ReadException;

    /** The 1-based number, over all inputs, of a row of the query. */
    long number(long row);
  }

  private static final int UNKNOWN_TYPE_FIRST = 1000;
  private static final int UNKNOWN_TYPES_MAX = 10_000;

  private final Gathered gathered;
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

  /** A chunk with the columns found and whatever is needed while one row is looked at. */
  private final class Chunk {
    final @Nullable DuckDBReadableVector[] at = new DuckDBReadableVector[Field.values().length];
    final @Nullable DuckDBReadableVector[] text = new DuckDBReadableVector[Field.values().length];

    /** Numbers of names, looked up a column at a time so that waits for memory overlap. */
    final int[][] met = new int[Field.values().length][];

    Chunk(DuckDBDataChunkReader chunk, EventSql sql) {
      for (Field field : Field.values()) {
        int place = sql.place(field);
        if (place >= 0) {
          at[field.ordinal()] = chunk.vector(place);
          if (isText(field)) {
            text[field.ordinal()] = chunk.vector(place + 1);
            met[field.ordinal()] = met(field, chunk.vector(place), (int) chunk.rowCount());
          }
        }
      }
    }

    private int[] met(Field field, DuckDBReadableVector keys, int rows) {
      Names names = names(field);
      if (names == null) {
        return new int[0];
      }
      int[] ids = new int[rows];
      for (int row = 0; row < rows; row++) {
        ids[row] = keys.isNull(row) ? -1 : names.find(keys.getLong(row));
      }
      return ids;
    }

    private @Nullable Names names(Field field) {
      return switch (field) {
        case ACTOR, OWNER -> gathered.accounts;
        case TARGET -> gathered.targets;
        case COMMUNITY -> gathered.communities;
        case DEVICE -> gathered.devices;
        case ADDRESS -> gathered.addresses;
        default -> null;
      };
    }

    private static boolean isText(Field field) {
      return switch (field) {
        case TIME, DWELL, COMPLETION, TEXT_LENGTH -> false;
        default -> true;
      };
    }

    boolean isNull(Field field, int row) {
      DuckDBReadableVector vector = text[field.ordinal()];
      if (vector == null) {
        vector = at[field.ordinal()];
      }
      return vector == null || vector.isNull(row);
    }

    /** The provisional number of a name, or -1 where there is none. */
    int name(Field field, Names names, int row) {
      DuckDBReadableVector strings = text[field.ordinal()];
      DuckDBReadableVector keys = at[field.ordinal()];
      if (strings == null || keys == null || strings.isNull(row)) {
        return -1;
      }
      if (names == names(field) && met[field.ordinal()][row] >= 0) {
        return met[field.ordinal()][row];
      }
      long key = keys.getLong(row);
      int id = names.find(key);
      return id >= 0 ? id : names.add(key, strings.getString(row));
    }

    long whole(Field field, int row) {
      DuckDBReadableVector vector = at[field.ordinal()];
      return vector == null || vector.isNull(row) ? Long.MIN_VALUE : vector.getLong(row);
    }

    /** The completion in basis points, -1 where there is none, less where it is wrong. */
    int completion(int row) {
      DuckDBReadableVector vector = at[Field.COMPLETION.ordinal()];
      if (vector == null || vector.isNull(row)) {
        return -1;
      }
      double share = vector.getDouble(row);
      return share >= 0 && share <= 1 ? (int) Math.round(share * 10_000) : -2;
    }

    String shown(Field field, int row) {
      DuckDBReadableVector strings = text[field.ordinal()];
      return strings == null || strings.isNull(row)
          ? ""
          : field.label() + "=" + strings.getString(row) + " ";
    }
  }

  /**
   * Takes in one chunk.
   *
   * @param firstRow the 0-based number of its first row within the query, used where the query
   *     yields no row numbers
   */
  void take(DuckDBDataChunkReader reader, EventSql sql, long firstRow, Origin origin)
      throws ReadException {
    Chunk chunk = new Chunk(reader, sql);
    DuckDBReadableVector numbers = sql.rowPlace() < 0 ? null : reader.vector(sql.rowPlace());
    int size = (int) reader.rowCount();
    for (int row = 0; row < size; row++) {
      long number = numbers == null ? firstRow + row : numbers.getLong(row);
      takeRow(chunk, row, number, origin);
    }
    rows += size;
  }

  private void takeRow(Chunk chunk, int row, long number, Origin origin) throws ReadException {
    int type = type(chunk, row);
    if (type >= UNKNOWN_TYPE_FIRST) {
      String word = unknownTypes.get(type - UNKNOWN_TYPE_FIRST);
      if (archive) {
        skipped++;
        skips.merge(word, 1L, Long::sum);
      } else {
        origin.reject(number, "unknown type " + word, shown(chunk, row));
      }
      return;
    }
    String fault = fault(chunk, row, EventType.of(type));
    if (fault != null) {
      origin.reject(number, fault, shown(chunk, row));
    } else {
      accept(chunk, row, EventType.of(type), number, origin);
    }
  }

  private int type(Chunk chunk, int row) {
    DuckDBReadableVector keys = chunk.at[Field.TYPE.ordinal()];
    DuckDBReadableVector words = chunk.text[Field.TYPE.ordinal()];
    if (keys == null || words == null) {
      return EventType.LIKE.ordinal();
    }
    if (words.isNull(row)) {
      return archive ? unknown("(none)") : EventType.LIKE.ordinal();
    }
    long key = keys.getLong(row);
    int known = types.get(key);
    if (known >= 0) {
      return known;
    }
    String word = words.getString(row);
    EventType meaning = EventWords.meaning(word, archive);
    int code = meaning == null ? unknown(Shorten.to(word, 40)) : meaning.ordinal();
    if (types.size() < UNKNOWN_TYPES_MAX) {
      types.put(key, code);
    }
    return code;
  }

  private int unknown(String word) {
    int at = unknownTypes.indexOf(word);
    if (at < 0 && unknownTypes.size() >= 100) {
      at = unknownTypes.indexOf("(other)");
      word = "(other)";
    }
    if (at < 0) {
      at = unknownTypes.size();
      unknownTypes.add(word);
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
    if (chunk.isNull(Field.ACTOR, row)) {
      return "no actor";
    }
    if (chunk.isNull(Field.TARGET, row) && stead(chunk, row, type) == null) {
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
      case JOIN -> chunk.isNull(Field.COMMUNITY, row) ? null : Field.COMMUNITY;
      default -> null;
    };
  }

  private void accept(Chunk chunk, int row, EventType type, long number, Origin origin) {
    int target = chunk.name(Field.TARGET, gathered.targets, row);
    if (target < 0) {
      Field stead = stead(chunk, row, type);
      target = stead == null ? -1 : chunk.name(stead, gathered.targets, row);
    }
    int owner = chunk.name(Field.OWNER, gathered.accounts, row);
    if (owner < 0 && (type == EventType.FOLLOW || type == EventType.EXCHANGE)) {
      owner = chunk.name(Field.TARGET, gathered.accounts, row);
    }
    gathered.add(
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
    keepId(chunk, row, number, origin);
  }

  private void keepId(Chunk chunk, int row, long number, Origin origin) {
    DuckDBReadableVector numbers = chunk.at[Field.ID.ordinal()];
    DuckDBReadableVector texts = chunk.text[Field.ID.ordinal()];
    if (numbers == null || texts == null || texts.isNull(row)) {
      gathered.ids.addRow(origin.number(number));
    } else if (numbers.isNull(row) || !EventIds.isNumber(numbers.getLong(row))) {
      gathered.ids.addText(texts.getString(row));
    } else {
      gathered.ids.addNumber(numbers.getLong(row));
    }
  }

  private static String shown(Chunk chunk, int row) {
    return chunk.shown(Field.ID, row)
        + chunk.shown(Field.TYPE, row)
        + chunk.shown(Field.ACTOR, row)
        + chunk.shown(Field.TARGET, row);
  }
}
