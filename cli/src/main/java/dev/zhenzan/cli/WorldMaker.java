package dev.zhenzan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/** Something that makes the files of a world and says what it made. */
interface WorldMaker {

  /** Every file that any maker may leave in its folder. */
  Set<String> FILES =
      Set.of(
          "events.csv", "events.parquet", "accounts.csv", "truth_accounts.csv", "truth_likes.csv");

  /**
   * Makes the files.
   *
   * @param folder made if it does not exist
   * @param events the log's file in it; ends in .csv or .parquet
   */
  void make(Path folder, Path events) throws IOException, SQLException;

  /** Says what was made and what to do with it. */
  void print(PrintWriter out, Language language, Path folder, Path events);

  /** Turns a CSV log into the file that was asked for, if that is another one. */
  static void convert(Path csv, Path events) throws IOException, SQLException {
    if (!csv.equals(events)) {
      new BareScan(Runtime.getRuntime().availableProcessors()).copy(csv, events);
      Files.delete(csv);
    }
  }
}
