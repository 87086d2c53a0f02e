package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove the score of a case small enough to be worked out by hand, from every kind of file.
 * Cannot prove that the truth given is true.
 */
final class EvaluateCommandTest {
  @TempDir Path folder;
  private Path likes;

  /** Of the two fake likes one is found; of the three genuine ones one is wronged. */
  @BeforeEach
  void writeLikes() throws IOException {
    likes =
        Files.writeString(
            folder.resolve("likes.csv"),
            "id,actor,target,time,weight\n"
                + "1,a,p,2026-03-01T00:00:00Z,0\n"
                + "2,b,p,2026-03-01T00:00:01Z,1\n"
                + "3,c,p,2026-03-01T00:00:02Z,1\n"
                + "4,d,q,2026-03-01T00:00:03Z,0.25\n"
                + "5,e,q,2026-03-01T00:00:04Z,1\n");
  }

  @Test
  void scoresByHand() throws IOException {
    Path fakes = Files.writeString(folder.resolve("fakes.csv"), "id\n1\n2\n99\n");
    Run run = Run.of("evaluate", "--likes", likes, "--fake-ids", fakes, "--json");
    assertEquals(0, run.code(), run.err());
    assertHas(run, "\"precision\" : 0.5", "\"recall\" : 0.5", "\"f1\" : 0.5");
    assertHas(run, "\"unmatched_fake_ids\" : 1", "\"attacked_targets\" : 1");
    assertHas(run, "\"honest_error\" : 1.0", "\"raw_error\" : 2.0", "\"ratio\" : 0.5");
  }

  @Test
  void readsFlagsAndPackedFiles() throws IOException {
    Path fakes = folder.resolve("fakes.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fakes))) {
      out.write("id,fake\n1,1\n2,1\n3,0\n4,0\n5,0\n".getBytes(StandardCharsets.UTF_8));
    }
    Run run = Run.of("evaluate", "--likes", likes, "--fake-ids", fakes, "--json");
    assertEquals(0, run.code(), run.err());
    assertHas(run, "\"true_positives\" : 1", "\"false_positives\" : 1", "\"false_negatives\" : 1");
  }

  @Test
  void scoresAccountsByAttackAndCrowd() throws IOException {
    Path fakes = Files.writeString(folder.resolve("fakes.csv"), "id\n1\n2\n");
    Path accounts =
        Files.writeString(
            folder.resolve("accounts.csv"),
            "account,suspicion,flagged,ring,kind,action,reasons\n"
                + "a,0.99,1,1,task_group,clean,\n"
                + "b,0.2,0,,,none,\n"
                + "c,0.7,1,,,clean,\n");
    Path truth =
        Files.writeString(
            folder.resolve("truth.csv"),
            "account,label,attack,ring,background\n"
                + "a,1,farm,r1,public\n"
                + "b,1,farm,r1,public\n"
                + "c,0,,,campus\n"
                + "z,0,,,public\n");
    Run run =
        Run.of(
            "evaluate",
            "--likes",
            likes,
            "--fake-ids",
            fakes,
            "--accounts",
            accounts,
            "--truth-accounts",
            truth);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().matches("(?s).*farm +1 +2 +0\\.5000.*"), run.out());
    assertTrue(run.out().matches("(?s).*campus +1 +1 +1\\.0000.*"), run.out());
    assertTrue(run.out().matches("(?s).*public +0 +1 +0\\.0000.*"), run.out());
  }

  /** The same case from two folders as from four files. */
  @Test
  void scoresAFolderAgainstAFolder() throws IOException {
    Path audit = Files.createDirectory(folder.resolve("audit"));
    Path truth = Files.createDirectory(folder.resolve("world"));
    Files.copy(likes, audit.resolve("likes.csv"));
    Files.writeString(
        audit.resolve("accounts.csv"),
        "account,suspicion,flagged,ring,kind,action,reasons\na,0.99,1,1,task_group,clean,\n");
    Files.writeString(truth.resolve("truth_likes.csv"), "id,fake\n1,1\n2,1\n3,0\n");
    Files.writeString(
        truth.resolve("truth_accounts.csv"),
        "account,label,attack,ring,background\na,1,farm,r1,public\nb,1,farm,r1,public\n");
    Run folders = Run.of("evaluate", "--audit", audit, "--truth", truth, "--json");
    assertEquals(0, folders.code(), folders.err());
    Run files =
        Run.of(
            "evaluate",
            "--likes",
            audit.resolve("likes.csv"),
            "--fake-ids",
            truth.resolve("truth_likes.csv"),
            "--accounts",
            audit.resolve("accounts.csv"),
            "--truth-accounts",
            truth.resolve("truth_accounts.csv"),
            "--json");
    assertEquals(files.out(), folders.out());
    assertHas(folders, "\"flagged\" : 1", "\"recall\" : 0.5");
    assertEquals(2, Run.of("evaluate", "--audit", audit).code());
    assertEquals(2, Run.of("evaluate", "--truth", truth).code());
    assertEquals(2, Run.of("evaluate").code());
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path fakes = Files.writeString(folder.resolve("fakes.csv"), "name\n1\n");
    Run column = Run.of("evaluate", "--likes", likes, "--fake-ids", fakes);
    assertEquals(2, column.code());
    assertTrue(column.err().contains("no column id; it has name"), column.err());
    Run file = Run.of("evaluate", "--likes", likes, "--fake-ids", folder.resolve("gone"));
    assertEquals(2, file.code());
    Run half = Run.of("evaluate", "--likes", likes, "--fake-ids", fakes, "--accounts", likes);
    assertEquals(2, half.code());
  }

  private static void assertHas(Run run, String... parts) {
    for (String part : parts) {
      assertTrue(run.out().contains(part), part + " is not in\n" + run.out());
    }
  }
}
