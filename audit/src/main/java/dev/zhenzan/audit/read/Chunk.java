package dev.zhenzan.audit.read;

import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.gather.Names;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** A chunk of an {@link EventSql} query, with whatever is needed while one row is looked at. */
final class Chunk {
  private static final int FIELDS = Field.values().length;

  final int size;
  private final Gathered gathered;
  private final @Nullable DuckDBReadableVector[] at = new DuckDBReadableVector[FIELDS];
  private final @Nullable DuckDBReadableVector[] text = new DuckDBReadableVector[FIELDS];
  private final @Nullable DuckDBReadableVector numbers;

  /**
   * Numbers of names, {@link Names#NONE} or {@link Names#NEW}, looked up a column at a time so that
   * waits for memory overlap.
   */
  private final int[][] met = new int[FIELDS][];

  /** The texts of new names that were fetched already. */
  private final @Nullable String[][] fetched = new String[FIELDS][];

  Chunk(DuckDBDataChunkReader chunk, EventSql sql, Gathered gathered) {
    this.gathered = gathered;
    this.size = (int) chunk.rowCount();
    numbers = sql.rowPlace() < 0 ? null : chunk.vector(sql.rowPlace());
    for (Field field : Field.values()) {
      int place = sql.place(field);
      if (place >= 0) {
        DuckDBReadableVector keys = chunk.vector(place);
        at[field.ordinal()] = keys;
        if (EventSql.isText(field)) {
          DuckDBReadableVector texts = chunk.vector(place + 1);
          text[field.ordinal()] = texts;
          Names names = names(field);
          met[field.ordinal()] = names == null ? new int[0] : met(names, keys, texts);
        }
      }
    }
  }

  private int[] met(Names names, DuckDBReadableVector keys, DuckDBReadableVector texts) {
    long[] wanted = new long[size];
    for (int row = 0; row < size; row++) {
      wanted[row] = keys.getLong(row);
    }
    int[] ids = names.find(wanted, size);
    for (int row = 0; row < size; row++) {
      ids[row] = texts.isNull(row) ? Names.NONE : ids[row];
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

  boolean hasNumbers() {
    return numbers != null;
  }

  /** The 0-based number of a row within the query; only where the query yields numbers. */
  long number(int row) {
    return numbers == null ? -1 : numbers.getLong(row);
  }

  boolean has(Field field) {
    return at[field.ordinal()] != null;
  }

  boolean isNull(Field field, int row) {
    DuckDBReadableVector vector = text[field.ordinal()];
    if (vector == null) {
      vector = at[field.ordinal()];
    }
    return vector == null || vector.isNull(row);
  }

  /** Whether a row has no name in the field, or nothing but blanks. */
  boolean isAbsent(Field field, int row) {
    if (!has(field)) {
      return true;
    }
    int id = met[field.ordinal()][row];
    return id == Names.NONE || id == Names.NEW && text(field, row).isEmpty();
  }

  /**
   * The provisional number of what stands in a field, in the given kind of names, which is not the
   * field's own where an account is followed; or -1 where there is none.
   */
  int name(Field field, Names names, int row) {
    DuckDBReadableVector keys = at[field.ordinal()];
    if (keys == null || met[field.ordinal()][row] == Names.NONE) {
      return Names.NONE;
    }
    boolean own = names == names(field);
    if (own && met[field.ordinal()][row] >= 0) {
      return met[field.ordinal()][row];
    }
    long key = keys.getLong(row);
    int id = names.find(key);
    return id == Names.NEW ? names.add(key, text(field, row)) : id;
  }

  /** The text of a field without blanks around it; empty where there is none. */
  String text(Field field, int row) {
    DuckDBReadableVector texts = text[field.ordinal()];
    if (texts == null || texts.isNull(row)) {
      return "";
    }
    @Nullable String[] kept = fetched[field.ordinal()];
    if (kept == null) {
      kept = new String[size];
      fetched[field.ordinal()] = kept;
    }
    String known = kept[row];
    if (known == null) {
      known = Blanks.trimmed(texts.getString(row));
      kept[row] = known;
    }
    return known;
  }

  /** A number, or {@link Long#MIN_VALUE} where there is none. */
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

  /** What was understood of a row that is rejected. */
  String shown(int row) {
    return shown(Field.ID, row)
        + shown(Field.TYPE, row)
        + shown(Field.ACTOR, row)
        + shown(Field.TARGET, row);
  }

  private String shown(Field field, int row) {
    String word = text(field, row);
    return word.isEmpty() ? "" : field.label() + "=" + word + " ";
  }
}
