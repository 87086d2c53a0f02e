package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove what the commands print of a case small enough to be worked out by hand, and their exit
 * codes. Cannot prove the verdicts behind closing policies.
 */
final class PolicyCommandTest {
  @TempDir Path folder;
  private Path policies;
  private Path log;

  /** Three likes of a within a minute, one of b. */
  @BeforeEach
  void write() throws IOException {
    policies = policy("busy.yaml", 3);
    log =
        Files.writeString(
            folder.resolve("likes.csv"),
            "id,type,time,actor,target\n"
                + "1,LIKE,2026-03-01T00:00:00Z,a,p\n"
                + "2,LIKE,2026-03-01T00:00:10Z,a,q\n"
                + "3,LIKE,2026-03-01T00:00:20Z,a,r\n"
                + "4,LIKE,2026-03-02T00:00:00Z,b,p\n");
  }

  private Path policy(String file, int least) throws IOException {
    return Files.writeString(
        folder.resolve(file),
        """
        features:
          likes_1m: {count: like, by: actor, within: 1m}
        policies:
          - id: busy
            version: 1
            title: {en: busy, zh: 忙碌}
            on: like
            when: likes_1m >= %d
            then: {limit: {for: 1h}}
            because: {en: "{likes_1m} likes", zh: "{likes_1m} 个赞"}
            budget: 5
            owner: me
        """
            .formatted(least));
  }

  @Test
  void checksAndPointsAtWhatIsWrong() throws IOException {
    Run sound = Run.of("policy", "check", policies, "shipped");
    assertEquals(0, sound.code(), sound.out());
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.yaml"),
            Files.readString(policies).replace("likes_1m >=", "x >="));
    Run run = Run.of("policy", "check", wrong, "--lang", "zh");
    assertEquals(2, run.code());
    assertTrue(run.out().contains("wrong.yaml:8:11：错误：没有名为 x 的特征"), run.out());
    assertEquals(2, Run.of("policy", "explain", wrong).code());
    assertEquals(3, Run.of("policy", "check", folder.resolve("gone.yaml")).code());
  }

  @Test
  void explainsInBothLanguages() {
    Run english = Run.of("policy", "explain", policies);
    assertTrue(english.out().contains("[likes by the account within 1 minute] at least 3"));
    assertTrue(english.out().contains("limit for 1 hour"), english.out());
    Run chinese = Run.of("policy", "explain", policies, "--lang", "zh");
    assertTrue(chinese.out().contains("[该账号 1 分钟内的点赞数] 至少为 3"), chinese.out());
  }

  @Test
  void listsFeaturesAndThoseThatNobodyUses() {
    Run all = Run.of("policy", "features", policies);
    assertTrue(all.out().matches("(?s).*likes_1m +int \\(likes\\) .* busy\n.*"), all.out());
    Run unused = Run.of("policy", "features", policies, "--unused");
    assertTrue(unused.out().contains("suspicion") && !unused.out().contains("likes_1m"));
  }

  @Test
  void playsPoliciesOverALog() throws IOException {
    Path truth =
        Files.writeString(
            folder.resolve("truth_accounts.csv"),
            "account,label,attack,ring,background\na,1,farm,r1,public\nb,0,,,public\n");
    Run run =
        Run.of(
            "policy",
            "backtest",
            policies,
            "--log",
            log,
            "--truth",
            truth,
            "--against",
            policy("stern.yaml", 1),
            "--by-day");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().matches("(?s).*busy +1 +0 +1 +1 .*no: .*"), run.out());
    assertTrue(run.out().matches("(?s).*all policies +0 +1 +1\n.*"), run.out());
    assertTrue(run.out().contains("1 of 1 touched are guilty (precision 1.0000)"), run.out());
    assertTrue(run.out().matches("(?s).*recall farm +1 +/ 1 +1.0000.*"), run.out());
    assertTrue(run.out().matches("(?s).*2026-03-01 +1 +1.*"), run.out());
    Run json = Run.of("policy", "backtest", policies, "--log", log, "--json", "--threads", 1);
    assertTrue(json.out().contains("\"hits\" : 1"), json.out());
    assertEquals(2, Run.of("policy", "backtest", policies, "--log", log, "--closings", 0).code());
  }
}
