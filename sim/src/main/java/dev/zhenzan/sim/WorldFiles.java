package dev.zhenzan.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A world as four CSV files: {@code events.csv}, {@code accounts.csv}, {@code truth_accounts.csv}
 * and {@code truth_likes.csv}. UTF-8, line feeds, a header line, no quotes (no name needs them),
 * empty where a value is not known; the same world gives the same bytes.
 */
public final class WorldFiles {
  private WorldFiles() {}

  /**
   * What was written.
   *
   * @param accounts how many accounts exist
   * @param guilty how many of them brush
   * @param events how many events were reported
   * @param likes how many of these are likes
   * @param fakes how many of these are brushed
   */
  public record Written(int accounts, int guilty, long events, long likes, long fakes) {}

  /**
   * Writes the four files, replacing those that exist.
   *
   * @param folder made if it does not exist
   * @throws IOException if a file cannot be written
   */
  public static Written write(World world, Path folder) throws IOException {
    return write(world.performance(), folder);
  }

  /**
   * Makes a world and writes it without ever holding its events as objects: about 60 bytes an event
   * while it is played.
   *
   * @param folder made if it does not exist; files in it are replaced
   * @throws IOException if a file cannot be written
   */
  public static Written stream(WorldOrder order, Path folder) throws IOException {
    return write(Worlds.perform(order), folder);
  }

  /**
   * What was written, and the same world as columns.
   *
   * @param columns what a reader of the files would hand over
   */
  public record Measured(Written written, StageColumns columns) {}

  /**
   * The same as {@link #stream}, and the world as columns besides.
   *
   * @throws IOException if a file cannot be written
   */
  public static Measured streamAndMeasure(WorldOrder order, Path folder) throws IOException {
    Curtain world = Worlds.perform(order);
    return new Measured(write(world, folder), new StageColumns(world));
  }

  private static Written write(Curtain world, Path folder) throws IOException {
    writeAccounts(world, folder);
    try (CurtainFiles out =
        new CurtainFiles(
            world,
            Files.newOutputStream(folder.resolve("events.csv")),
            Files.newOutputStream(folder.resolve("truth_likes.csv")))) {
      out.write();
      return written(world, out.events(), out.likes(), out.fakes());
    }
  }

  private static Written write(Performance world, Path folder) throws IOException {
    writeAccounts(world, folder);
    try (EventWriter out =
        new EventWriter(
            open(folder.resolve("events.csv")), open(folder.resolve("truth_likes.csv")))) {
      world.events(out::accept);
      return written(world, out.events(), out.likes(), out.fakes());
    } catch (UncheckedIOException unwritten) {
      throw unwritten.getCause();
    }
  }

  private static Written written(Performance world, long events, long likes, long fakes) {
    int guilty = (int) world.truth().values().stream().filter(one -> one.label() == 1).count();
    return new Written(world.truth().size(), guilty, events, likes, fakes);
  }

  private static void writeAccounts(Performance world, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Writer out = open(folder.resolve("accounts.csv"))) {
      writeAccounts(world, out);
    }
    try (Writer out = open(folder.resolve("truth_accounts.csv"))) {
      writeAccountTruth(world.truth(), out);
    }
  }

  private static Writer open(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  private static void writeAccounts(Performance world, Writer out) throws IOException {
    out.write("account,created,has_name,has_avatar,friends\n");
    IsoTime iso = new IsoTime();
    StringBuilder line = new StringBuilder();
    for (SimAccount account : world.accounts()) {
      line.setLength(0);
      line.append(account.account()).append(',');
      iso.append(account.created(), line);
      line.append(account.hasName() ? ",1" : ",0").append(account.hasAvatar() ? ",1," : ",0,");
      out.append(line.append(account.friends()).append('\n'));
    }
  }

  private static void writeAccountTruth(Map<String, Truth.AccountTruth> truth, Writer out)
      throws IOException {
    out.write("account,label,attack,ring,background\n");
    for (Map.Entry<String, Truth.AccountTruth> entry : truth.entrySet()) {
      Truth.AccountTruth each = entry.getValue();
      out.write(
          String.join(
              ",",
              entry.getKey(),
              Integer.toString(each.label()),
              each.attack(),
              each.ring(),
              each.background() + "\n"));
    }
  }
}
