package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.sim.score.AccountScore;
import dev.zhenzan.sim.score.CountScore;
import dev.zhenzan.sim.score.LikeScore;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Sets an audit's files against files of the truth, by name, and scores them. Files are CSV or
 * Parquet, packed or not, and are joined inside DuckDB.
 */
final class Truths implements AutoCloseable {
  private static final double FLAGGED = 0.5;

  private final Connection connection;

  Truths() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /**
   * How likes were weighed.
   *
   * @param likes of the single likes
   * @param counts of the sums on attacked targets
   * @param scored how many likes were scored
   * @param unmatched how many fake ids name no like that stands
   */
  record Likes(LikeScore likes, CountScore counts, long scored, long unmatched) {}

  /**
   * Scores the weights of likes that stand.
   *
   * @param likes a file with {@code id, target, weight}
   * @param fakeIds a file with {@code id} and perhaps {@code fake}; without it, every id is fake
   */
  Likes likes(Path likes, Path fakeIds) throws SQLException, RefusedException {
    view("likes", likes, "id", "target", "weight");
    view("truth", fakeIds, "id");
    String fake = columns("truth").contains("fake") ? "where try_cast(fake as double) > 0" : "";
    run("create table fakes as select distinct cast(id as varchar) as id from truth " + fake);
    String standing = columns("likes").contains("status") ? "where lower(status) = 'standing'" : "";
    run(
        "create table scored as select f.id is not null as fake, cast(l.weight as double) as"
            + " weight, cast(l.id as varchar) as id, cast(dense_rank() over (order by l.target) - 1"
            + " as integer) as place from likes l left join fakes f on cast(l.id as varchar) = f.id "
            + standing);
    return score();
  }

  private Likes score() throws SQLException {
    BitSet fake = new BitSet();
    DoubleArrayList weight = new DoubleArrayList();
    IntArrayList place = new IntArrayList();
    int places = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select fake, weight, place from scored")) {
      while (rows.next()) {
        fake.set(weight.size(), rows.getBoolean(1));
        weight.add(rows.getDouble(2));
        place.add(rows.getInt(3));
        places = Math.max(places, rows.getInt(3) + 1);
      }
    }
    boolean[] isFake = new boolean[weight.size()];
    fake.stream().forEach(row -> isFake[row] = true);
    double[] weights = weight.toDoubleArray();
    return new Likes(
        LikeScore.of(isFake, weights),
        CountScore.of(isFake, weights, place.toIntArray(), places),
        isFake.length,
        number("select count(*) from fakes where id not in (select id from scored)"));
  }

  /**
   * Scores the verdicts on accounts. An account that the audit never met counts as not suspected.
   *
   * @param accounts a file with {@code account, suspicion} and perhaps {@code flagged}
   * @param truth a file with {@code account, label} and perhaps {@code attack, background}
   */
  AccountScore accounts(Path accounts, Path truth) throws SQLException, RefusedException {
    view("verdicts", accounts, "account", "suspicion");
    view("people", truth, "account", "label");
    String flagged =
        columns("verdicts").contains("flagged")
            ? "try_cast(v.flagged as double) > 0"
            : "try_cast(v.suspicion as double) >= " + FLAGGED;
    return accounts(
        "select try_cast(p.label as double) > 0, "
            + optional("attack")
            + ", "
            + optional("background")
            + ", coalesce(try_cast(v.suspicion as double), 0), coalesce("
            + flagged
            + ", false) from people p left join verdicts v on cast(p.account as varchar) ="
            + " cast(v.account as varchar) order by cast(p.account as varchar)");
  }

  private AccountScore accounts(String query) throws SQLException {
    BitSet guilty = new BitSet();
    BitSet flagged = new BitSet();
    List<String> attack = new ArrayList<>();
    List<String> background = new ArrayList<>();
    DoubleArrayList suspicion = new DoubleArrayList();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        int row = suspicion.size();
        guilty.set(row, rows.getBoolean(1));
        attack.add(rows.getString(2));
        background.add(rows.getString(3));
        suspicion.add(rows.getDouble(4));
        flagged.set(row, rows.getBoolean(5));
      }
    }
    int n = suspicion.size();
    return AccountScore.of(
        booleans(guilty, n),
        attack.toArray(String[]::new),
        background.toArray(String[]::new),
        suspicion.toDoubleArray(),
        booleans(flagged, n));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private String optional(String column) throws SQLException {
    return columns("people").contains(column)
        ? "coalesce(cast(p." + column + " as varchar), '')"
        : "''";
  }

  /** Makes a file readable as a view, and checks that it has the columns that are needed. */
  private void view(String name, Path file, String... needed)
      throws SQLException, RefusedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new RefusedException("there is no file to read at " + file);
    }
    run("create view " + name + " as select * from " + reader(file));
    List<String> found = columns(name);
    for (String column : needed) {
      if (!found.contains(column)) {
        throw new RefusedException(
            file + " has no column " + column + "; it has " + String.join(", ", found));
      }
    }
  }

  private static String reader(Path file) {
    String quoted = "'" + file.toString().replace("'", "''") + "'";
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")
        ? "read_parquet(" + quoted + ")"
        : "read_csv(" + quoted + ", header = true, all_varchar = true, sep = ',', quote = '\"')";
  }

  private List<String> columns(String view) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select column_name from (describe select * from " + view + ")")) {
      while (rows.next()) {
        names.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static boolean[] booleans(BitSet bits, int size) {
    boolean[] values = new boolean[size];
    bits.stream().forEach(row -> values[row] = true);
    return values;
  }
}
