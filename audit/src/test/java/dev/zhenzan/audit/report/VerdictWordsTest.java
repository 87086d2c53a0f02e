package dev.zhenzan.audit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.ring.RingKind;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Proves that what the page says of one account or one post is the arithmetic of the findings: the
 * counterfactuals subtract, the due diligence adds up. Cannot prove the findings right.
 */
class VerdictWordsTest {
  private World world;

  @BeforeEach
  void prepare() {
    world = new World(1_100, 3, 1);
  }

  @Test
  void aVerdictThatHangsOnOneSignalSaysSo() throws IOException {
    world.flag(5, Action.CLEAN);
    world.add(SignalKind.LOCKSTEP, 5, 9_600);
    world.add(SignalKind.HOLLOW, 5, 700);
    String page = page(null);
    assertTrue(
        page.contains("Without Lockstep, the evidence would be −4.6, below the cut of +4.6"));
    assertTrue(page.contains("Without Hollow profile, the evidence would be +5.0, still above"));
  }

  @Test
  void aVerdictOnSeveralLegsNamesAllThatMustFall() throws IOException {
    world.flag(5, Action.CLEAN);
    world.add(SignalKind.LOCKSTEP, 5, 9_000);
    world.add(SignalKind.RING, 5, 9_000);
    world.add(SignalKind.TEMPO, 5, 3_000);
    String page = page(null);
    assertTrue(page.contains("would have to fall: Lockstep + Ring membership (then −1.6)"));
    assertTrue(page.contains("须同时不成立：步调一致 + 团伙成员（合计将为 −1.6）"));
  }

  @Test
  void whatSpeaksForInnocenceIsSaid() throws IOException {
    world.flag(5, Action.CLEAN);
    world.add(SignalKind.LOCKSTEP, 5, 8_000);
    world.add(SignalKind.RING, 5, 6_000);
    world.add(SignalKind.BLIND, 5, -2_500);
    String page = page(null);
    assertTrue(page.contains("In its favour: Unseen likes (−2.5)"));
    assertTrue(page.contains("有利的一面：「盲赞」（−2.5）"));
  }

  @Test
  void aGroupOfWhomFewAreFlaggedIsNotAccused() throws IOException {
    world.ring(RingKind.MUTUAL_GROUP, 0, 5, new int[] {1}, 1, Action.NONE);
    world.flag(0, Action.WEIGH_LESS);
    world.flag(1, Action.WEIGH_LESS);
    String few = page(null);
    assertTrue(few.contains("No group is accused.") && few.contains("in 0 rings or alone"));
    assertTrue(few.contains("2 of 5 members are flagged, fewer than half."));
    world.flag(2, Action.WEIGH_LESS);
    String most = page(null);
    assertTrue(most.contains("in 1 ring or alone") && !most.contains("not accused"));
  }

  @Test
  void dueDiligenceAddsUp() throws IOException {
    world.ring(RingKind.TASK_GROUP, 0, 800, new int[] {1}, 1, Action.CLEAN);
    for (int account = 0; account < 1_000; account++) {
      int weight = account < 800 ? 0 : 10_000;
      world.like(World.START + 1_000L * account, account, 0, weight);
    }
    String page = page(new Focus.Target(0));
    assertTrue(page.contains("1,000 likes: <b>200 genuine</b>, 800 from ring 1."));
    assertTrue(page.contains("1,000 个赞：<b>真实 200 个</b>，800 个来自 1 号团伙。"));
  }

  @Test
  void coincidencesComeFromTheLikesThemselves() throws IOException {
    for (int target = 0; target < 3; target++) {
      world.like(World.START + 60_000L * target, 0, target, 0);
      world.like(World.START + 60_000L * target + 2_000 * (target + 1), 1, target, 0);
    }
    world.ring(RingKind.MUTUAL_GROUP, 0, 2, new int[] {0}, 1, Action.WEIGH_LESS);
    String page = page(null);
    String said =
        "Liked <bdi>p0</bdi> 2 s after <bdi>u0</bdi>, <bdi>p1</bdi> 4 s after <bdi>u0</bdi>: "
            + "3 posts within a day of each other in all; chance would give 0.0003 so close.";
    assertTrue(page.contains(said), "the example is read from the log");
  }

  @Test
  void likesThatWentBothWaysAreTold() throws IOException {
    World two = new World(2, 4, 1);
    two.ring(RingKind.MUTUAL_GROUP, 0, 2, new int[] {0}, 1, Action.WEIGH_LESS);
    two.like(World.START, 0, 2, 1_500);
    two.like(World.START + 90_000_000, 1, 1, 1_500);
    two.like(World.START + 95_000_000, 1, 3, 1_500);
    String page = Report.page(two.input("en", null));
    assertTrue(page.contains("<bdi>u1</bdi>"), "both are shown");
    assertTrue(page.matches("(?s).*Liked \\d posts? of <bdi>u1</bdi> and got \\d likes? back.*"));
  }

  @Test
  void honestAndWithheldAreTheRawCountInEveryBucket() throws IOException {
    World rich = World.rich();
    Context context = new Context(rich.input("en", null));
    long honest = 0;
    long raw = 0;
    for (int i = 0; i < context.digest.buckets.count(); i++) {
      honest += context.digest.honestBpByBucket[i];
      raw += context.digest.rawByBucket[i];
      assertTrue(context.digest.honestBpByBucket[i] <= 10_000 * context.digest.rawByBucket[i]);
    }
    assertEquals(context.digest.raw, raw);
    assertEquals(context.digest.honest, Math.round(honest / 10_000.0));
  }

  private String page(Focus focus) throws IOException {
    return Report.page(world.input("en", focus));
  }
}
