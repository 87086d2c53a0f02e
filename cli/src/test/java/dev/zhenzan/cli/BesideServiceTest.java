package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that are run while the service runs: import, verify, backup; and restore, of what
 * was backed up. One service serves them all.
 */
final class BesideServiceTest {
  @TempDir private static Path home;
  private static Started service;
  private static ZhenzanClient client;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    service = Started.serve(home);
    client = service.client(keyFile());
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
  }

  private static Path keyFile() {
    return home.resolve("zhenzan.db.key");
  }

  private static Run bringIn(Path file, Object... more) {
    Object[] words = new Object[6 + more.length];
    Object[] first = {"import", file, "--url", service.url(), "--key-file", keyFile()};
    System.arraycopy(first, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    return Run.of(words);
  }

  private static String event(String id, String target) {
    return "{\"id\":\"%s\",\"time\":1772500000,\"actor\":\"%s\",\"target\":\"%s\"}"
        .formatted(id, id, target);
  }

  private static int raw(String target) throws Exception {
    String counts = client.counts(target).body();
    return Integer.parseInt(counts.replaceAll("(?s).*\"raw\":(\\d+).*", "$1"));
  }

  @Test
  void importNamesEveryBadLine() throws Exception {
    List<String> lines =
        List.of(
            event("b1", "bad"),
            "",
            "{\"id\":\"b2\",\"actor\":\"u\",\"target\":\"bad\"}",
            event("b3", "bad") + " " + event("b4", "bad"),
            "{\"id\":\"b5\",",
            event("b6", "bad"),
            "no, \"JSON\" at all",
            event("b7", "bad").replace("1772500000", "\"yesterday\""),
            event("b8", "bad"));
    Path file = Files.write(folder.resolve("bad.jsonl"), lines);
    Path rejects = folder.resolve("rejects.csv");
    Run run = bringIn(file, "--rejects", rejects);
    assertEquals(Zhenzan.BAD_INPUT, run.code(), run.err());
    assertEquals("accepted 5, duplicates 0, rejected 4\n", run.out());
    for (String place : List.of(":3: time is missing", ":5: ", ":7: ", ":8: time ")) {
      assertTrue(run.err().contains("zhenzan: " + file + place), place + " in " + run.err());
    }
    assertTrue(run.err().contains("4 lines were refused; all are in " + rejects), run.err());
    assertEquals(5, raw("bad"));
    List<String> kept = Files.readAllLines(rejects);
    assertEquals("file,line,reason,text", kept.get(0));
    assertEquals(5, kept.size(), kept.toString());
    assertTrue(kept.get(3).endsWith(",\"no, \"\"JSON\"\" at all\""), kept.get(3));
    Run again = bringIn(file, "--restart");
    assertEquals("accepted 0, duplicates 5, rejected 4\n", again.out());
    assertTrue(again.err().contains("--rejects FILE keeps all"), again.err());
  }

  @Test
  void onlyTheFirstOfManyBadLinesAreNamedAloudAndAllOfThemAreKept() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < 3_000; at++) {
      text.append(at % 2 == 0 ? event("m" + at, "many") : "{\"line\":" + (at + 1) + "}");
      text.append('\n');
    }
    Path file = Files.writeString(folder.resolve("many.jsonl"), text);
    assertEquals(1_500, lines(bringIn(file).out(), "accepted (\\d+).*"));
    Path rejects = folder.resolve("rejects.csv");
    Run run = bringIn(file, "--restart", "--rejects", rejects);
    assertEquals("accepted 0, duplicates 1500, rejected 1500\n", run.out());
    assertEquals(10, run.err().lines().filter(line -> line.contains(".jsonl:")).count());
    assertTrue(run.err().contains("and 1490 more lines"), run.err());
    List<String> kept = Files.readAllLines(rejects);
    assertEquals(1_501, kept.size());
    for (String line : kept.subList(1, kept.size())) {
      String number = line.split(",")[1];
      assertTrue(line.contains("{\"\"line\"\":" + number + "}"), line);
    }
  }

  private static int lines(String text, String pattern) {
    return Integer.parseInt(text.strip().replaceAll(pattern, "$1"));
  }

  @Test
  void anImportThatIsKilledGoesOnWhereItStood() throws Exception {
    int events = 260_000; // three pieces, the bad line in the last
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < events; at++) {
      text.append(event("k" + at, "killed")).append('\n');
      if (at == 255_000) {
        text.append("bad\n");
      }
    }
    Path file = Files.writeString(folder.resolve("killed.jsonl"), text);
    Path rejects = folder.resolve("rejects.csv");
    Path progress = folder.resolve("killed.jsonl.imported");
    try (Started killed =
        Started.command(
            folder,
            List.of("import", file, "--url", service.url(), "--key-file", keyFile()).toArray())) {
      while (!Files.exists(progress)) {
        Thread.onSpinWait();
      }
      killed.kill();
    }
    long before = raw("killed");
    assertTrue(before > 0, "nothing was brought in before it was killed");
    Run rest = bringIn(file, "--rejects", rejects);
    assertTrue(rest.err().contains("going on at byte"), rest.err());
    assertEquals(events, raw("killed"));
    assertTrue(rest.err().contains("killed.jsonl:255002: ") || before == events, rest.err());
    Run nothing = bringIn(file);
    assertEquals("accepted 0, duplicates 0, rejected 0\n", nothing.out());
    assertEquals(0, nothing.code(), nothing.err());
    Files.writeString(file, text.reverse());
    Run other = bringIn(file);
    assertEquals(Zhenzan.BAD_INPUT, other.code());
    assertTrue(other.err().contains("--restart"), other.err());
  }

  @Test
  void anImportThatCannotBeginSaysWhy() throws Exception {
    Path file = Files.writeString(folder.resolve("a.jsonl"), event("a", "a"));
    Run keyless = Run.of("import", file, "--url", service.url());
    assertEquals(Zhenzan.BAD_INPUT, keyless.code());
    assertTrue(keyless.err().contains("--key-file"), keyless.err());
    Run stranger = Run.of("import", file, "--url", service.url(), "--key", "zk_a_b");
    assertEquals(Zhenzan.BAD_INPUT, stranger.code());
    assertTrue(stranger.err().contains("key-needed"), stranger.err());
    assertEquals(Zhenzan.BAD_MACHINE, bringIn(folder.resolve("none.jsonl")).code());
    assertFalse(Files.exists(folder.resolve("a.jsonl.imported")));
  }

  @Test
  void aStatementIsGenuineUntilItIsTouched() throws Exception {
    client.like("stated", "u");
    Path statement = folder.resolve("statement.json");
    Path key = folder.resolve("key.json");
    Files.writeString(statement, client.get("/v1/targets/stated/statement").body());
    Files.writeString(key, client.get("/v1/keys/statement").body());
    Run genuine = Run.of("verify", statement, "--key", key);
    assertEquals(0, genuine.code(), genuine.err());
    assertTrue(genuine.out().contains("genuine"), genuine.out());
    assertTrue(genuine.out().contains("stated"), genuine.out());
    String text = Files.readString(statement);
    Files.writeString(statement, text.replace("\"raw\":1", "\"raw\":2"));
    Run touched = Run.of("verify", statement, "--key", key);
    assertEquals(Zhenzan.BAD_INPUT, touched.code());
    assertTrue(touched.err().contains("NOT GENUINE"), touched.err());
    assertEquals(Zhenzan.BAD_INPUT, Run.of("verify", statement, "--key", statement).code());
    assertEquals(Zhenzan.BAD_INPUT, Run.of("verify", key, "--key", key).code());
    Run missing = Run.of("verify", folder.resolve("none"), "--key", key);
    assertEquals(Zhenzan.BAD_MACHINE, missing.code());
  }

  @Test
  void aBackupOfTheRunningServiceIsWholeAndRestoredElsewhere() throws Exception {
    client.like("saved", "u1");
    client.like("saved", "u2");
    Path database = home.resolve("zhenzan.db");
    Path copy = folder.resolve("copy.db");
    Run backup = Run.of("backup", copy, "--db", database, "--url", service.url());
    assertEquals(0, backup.code(), backup.err());
    String held = backup.out().replaceAll(".* holds ", "");
    Run twice = Run.of("backup", copy, "--db", database, "--url", service.url());
    assertTrue(twice.code() != 0, "it must not be replaced");
    assertTrue(twice.err().contains("copy.db"), twice.err());

    Run there = Run.of("restore", copy, "--db", database, "--force");
    assertEquals(Zhenzan.BAD_MACHINE, there.code(), "the service runs");
    Path other = folder.resolve("other.db");
    Run restored = Run.of("restore", copy, "--db", other);
    assertEquals(0, restored.code(), restored.err());
    assertEquals(held, restored.out().replaceAll(".* holds ", ""));
    Run careful = Run.of("restore", copy, "--db", other);
    assertTrue(careful.code() != 0 && careful.err().contains("--force"), careful.err());
    assertEquals(0, Run.of("restore", copy, "--db", other, "--force").code());
    Run again = Run.of("backup", folder.resolve("again.db"), "--db", other);
    assertEquals(held, again.out().replaceAll(".* holds ", ""), again.err());

    byte[] bytes = Files.readAllBytes(copy);
    Path torn = Files.write(folder.resolve("torn.db"), java.util.Arrays.copyOf(bytes, 8192));
    Run broken = Run.of("restore", torn, "--db", other, "--force");
    assertEquals(Zhenzan.BAD_MACHINE, broken.code());
    assertEquals(0, Run.of("backup", folder.resolve("third.db"), "--db", other).code());
  }
}
