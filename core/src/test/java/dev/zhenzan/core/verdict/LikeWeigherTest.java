package dev.zhenzan.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.SmallLog;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.signal.SignalKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves what each action leaves of a like, for every strength of evidence on the like itself.
 * Cannot prove that the evidence on a like is sound.
 */
class LikeWeigherTest {
  private static final int LIKES = 8_000;

  /** The same likes, ever more evidence on each, for one account a kind of action. */
  private static LikeVerdicts weigh(Action action) {
    SmallLog log = new SmallLog();
    int[] evidence = new int[LIKES];
    for (int like = 0; like < LIKES; like++) {
      log.like(like, 0, like);
      evidence[like] = like;
    }
    EventColumns events = log.columns();
    Standing standing = Standing.of(events, Tasks.SERIAL);
    Likes likes = Likes.of(events, standing, Tasks.SERIAL);
    Verdicts verdicts =
        new Verdicts(
            new int[SignalKind.COUNT][1],
            new int[1],
            new int[1],
            new Action[] {action},
            new int[1],
            0,
            0,
            0,
            0);
    return LikeWeigher.of(standing.status(), likes, evidence, like -> 0, verdicts, Tasks.SERIAL);
  }

  @Test
  void innocentLikesAreWhole() {
    for (Action action : List.of(Action.NONE, Action.OBSERVE)) {
      LikeVerdicts verdicts = weigh(action);
      for (int row = 0; row < LIKES; row++) {
        assertEquals(LikeVerdicts.WHOLE, verdicts.weight()[row]);
        assertEquals(row, verdicts.evidenceMillinats()[row]);
      }
    }
  }

  @Test
  void cleanedLikesWeighNothing() {
    LikeVerdicts verdicts = weigh(Action.CLEAN);
    for (int row = 0; row < LIKES; row++) {
      assertEquals(0, verdicts.weight()[row]);
      assertTrue(verdicts.isStanding(row));
      assertEquals(LikeStatus.STANDING, verdicts.statusOf(row));
    }
  }

  @Test
  void doubtFallsWithTheEvidenceOnTheLike() {
    short[] weight = weigh(Action.WEIGH_LESS).weight();
    assertEquals(LikeVerdicts.WHOLE, weight[0]);
    assertEquals(LikeVerdicts.WHOLE / 2.0, weight[1], 5);
    assertEquals(1_000, weight[2_197], 5);
    for (int row = 1; row < LIKES; row++) {
      assertTrue(weight[row] <= weight[row - 1] && weight[row] >= 0);
    }
    assertEquals(0, weight[4_600]);
  }
}
