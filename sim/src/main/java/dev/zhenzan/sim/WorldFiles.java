package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A world as four CSV files: {@code events.csv}, {@code accounts.csv}, {@code truth_accounts.csv}
 * and {@code truth_likes.csv}. UTF-8, line feeds, a header line, no quotes (no name needs them),
 * empty where a value is not known; the same world gives the same bytes.
 */
public final class WorldFiles {
  private WorldFiles() {}

  /**
   * Writes the four files, replacing those that exist.
   *
   * @param folder made if it does not exist
   * @throws IOException if a file cannot be written
   */
  public static void write(World world, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Writer out = open(folder.resolve("events.csv"))) {
      writeEvents(world, out);
    }
    try (Writer out = open(folder.resolve("accounts.csv"))) {
      writeAccounts(world, out);
    }
    try (Writer out = open(folder.resolve("truth_accounts.csv"))) {
      writeAccountTruth(world.truth(), out);
    }
    try (Writer out = open(folder.resolve("truth_likes.csv"))) {
      writeLikeTruth(world, out);
    }
  }

  private static Writer open(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  private static void writeEvents(World world, Writer out) throws IOException {
    out.write(
        "id,type,time,actor,target,owner,community,device,ip,dwell_ms,completion,text_length\n");
    IsoTime iso = new IsoTime();
    StringBuilder line = new StringBuilder();
    for (SimEvent event : world.events()) {
      line.setLength(0);
      line.append(event.id()).append(',').append(event.type().name()).append(',');
      iso.append(event.time(), line);
      line.append(',').append(event.actor()).append(',').append(event.target());
      text(line, event.owner());
      text(line, event.community());
      text(line, event.device());
      text(line, event.ip());
      number(line, event.dwellMillis());
      completion(line, WorldColumns.basisPoints(event));
      number(line, event.textLength());
      out.append(line.append('\n'));
    }
  }

  private static void text(StringBuilder line, @Nullable String value) {
    line.append(',');
    if (value != null) {
      line.append(value);
    }
  }

  private static void number(StringBuilder line, long value) {
    line.append(',');
    if (value >= 0) {
      line.append(value);
    }
  }

  private static void completion(StringBuilder line, int basisPoints) {
    line.append(',');
    if (basisPoints >= 0) {
      String digits = Integer.toString(10_000 + basisPoints % 10_000);
      line.append(basisPoints / 10_000).append('.').append(digits, 1, 5);
    }
  }

  private static void writeAccounts(World world, Writer out) throws IOException {
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

  private static void writeAccountTruth(Truth truth, Writer out) throws IOException {
    out.write("account,label,attack,ring,background\n");
    for (Map.Entry<String, Truth.AccountTruth> entry : truth.accounts().entrySet()) {
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

  private static void writeLikeTruth(World world, Writer out) throws IOException {
    out.write("id,fake\n");
    for (SimEvent event : world.events()) {
      if (event.type() == EventType.LIKE) {
        out.write(event.id());
        out.write(world.truth().fakeLikeIds().contains(event.id()) ? ",1\n" : ",0\n");
      }
    }
  }
}
