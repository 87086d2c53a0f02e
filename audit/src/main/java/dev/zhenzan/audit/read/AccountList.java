package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.gather.Names;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of accounts: {@code account, created, has_name, has_avatar, friends}, of which
 * only the first must be there. Accounts that the log does not know are left out; of an account
 * listed twice the later line counts. A value that is not understood is unknown.
 */
final class AccountList {
  private static final String[] ACCOUNT = {"account", "account_id", "actor", "user", "user_id"};

  private AccountList() {}

  static Profiles read(DuckSession session, Path file, ReadRequest request, Names accounts)
      throws ReadException {
    if (!java.nio.file.Files.isReadable(file)) {
      throw ReadException.machine(file + ": there is no such list of accounts", null);
    }
    try {
      session.inOrder(true);
      String relation = relation(file);
      Map<String, String> columns = session.describe("SELECT * FROM " + relation);
      return read(session, file, relation, columns, accounts);
    } catch (SQLException e) {
      throw DuckSession.failure(file.toString(), e);
    }
  }

  private static String relation(Path file) {
    String path = EventSql.literal(file.toString());
    String name = InputFiles.plainName(file);
    if (name.endsWith(".parquet") || name.endsWith(".pq")) {
      return "read_parquet(" + path + ")";
    }
    return name.endsWith("json") || name.endsWith("jsonl")
        ? "read_json(" + path + ")"
        : "read_csv(" + path + ", all_varchar=true, header=true)";
  }

  private static Profiles read(
      DuckSession session, Path file, String relation, Map<String, String> columns, Names accounts)
      throws SQLException, ReadException {
    String account = column(columns, ACCOUNT);
    if (account == null) {
      throw ReadException.input(
          file + ": no column \"account\"; the columns are " + String.join(", ", columns.keySet()));
    }
    String created = column(columns, "created", "created_at", "registered");
    String name = column(columns, "has_name", "name_set");
    String avatar = column(columns, "has_avatar", "avatar_set");
    String friends = column(columns, "friends", "friend_count");
    int size = accounts.size();
    Profiles profiles =
        new Profiles(
            created == null ? null : filled(new long[size]),
            name == null ? null : filled(new byte[size]),
            avatar == null ? null : filled(new byte[size]),
            friends == null ? null : filled(new int[size]));
    String query =
        "SELECT trim(cast("
            + EventSql.quoted(account)
            + " AS VARCHAR)), "
            + (created == null ? "NULL::BIGINT" : time(created, columns.get(created)))
            + ", "
            + flag(name)
            + ", "
            + flag(avatar)
            + ", "
            + (friends == null
                ? "NULL::INTEGER"
                : "try_cast(" + EventSql.quoted(friends) + " AS INTEGER)")
            + " FROM "
            + relation;
    session.stream(
        query,
        chunk -> {
          for (int row = 0; row < chunk.rowCount(); row++) {
            String who = chunk.vector(0).getString(row);
            int id = who == null ? -1 : accounts.idOf(who);
            if (id >= 0) {
              put(profiles, id, chunk.vector(1), chunk.vector(2), chunk.vector(3), row);
              int[] friend = profiles.friends();
              if (friend != null) {
                friend[id] = Math.max(-1, chunk.vector(4).getInt(row, -1));
              }
            }
          }
        });
    return profiles;
  }

  private static void put(
      Profiles profiles,
      int id,
      DuckDBReadableVector created,
      DuckDBReadableVector name,
      DuckDBReadableVector avatar,
      int row) {
    long[] createdOf = profiles.created();
    if (createdOf != null) {
      long time = created.getLong(row, TimeSql.NOT_UNDERSTOOD);
      createdOf[id] = time == TimeSql.NOT_UNDERSTOOD ? Long.MIN_VALUE : time;
    }
    byte[] hasName = profiles.hasName();
    if (hasName != null) {
      hasName[id] = (byte) name.getInt(row, Profiles.UNKNOWN);
    }
    byte[] hasAvatar = profiles.hasAvatar();
    if (hasAvatar != null) {
      hasAvatar[id] = (byte) avatar.getInt(row, Profiles.UNKNOWN);
    }
  }

  private static String time(String column, @Nullable String type) {
    String quoted = EventSql.quoted(column);
    return "VARCHAR".equals(type)
        ? TimeSql.millis("nullif(trim(" + quoted + "), '')", "VARCHAR")
        : TimeSql.millis(quoted, String.valueOf(type));
  }

  private static String flag(@Nullable String column) {
    return column == null
        ? "NULL::INTEGER"
        : "try_cast(try_cast(" + EventSql.quoted(column) + " AS BOOLEAN) AS INTEGER)";
  }

  private static @Nullable String column(Map<String, String> columns, String... names) {
    for (String name : names) {
      for (String column : columns.keySet()) {
        if (column.strip().toLowerCase(Locale.ROOT).equals(name)) {
          return column;
        }
      }
    }
    return null;
  }

  private static long[] filled(long[] column) {
    Arrays.fill(column, Long.MIN_VALUE);
    return column;
  }

  private static byte[] filled(byte[] column) {
    Arrays.fill(column, (byte) Profiles.UNKNOWN);
    return column;
  }

  private static int[] filled(int[] column) {
    Arrays.fill(column, Profiles.UNKNOWN);
    return column;
  }
}
