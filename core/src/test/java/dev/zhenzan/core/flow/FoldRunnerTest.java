package dev.zhenzan.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Proves what the contract of the folds leaves open: late events, contradicting duplicates, and
 * damaged or foreign snapshots. Cannot prove that every damage is found: a checksum of 32 bits
 * misses one in four thousand million.
 */
class FoldRunnerTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final Epochs SECONDS = new Epochs(1_000);

  private final List<String> heard = new ArrayList<>();
  private final List<EventRecord> late = new ArrayList<>();
  private final FoldRunner<?> runner = runner(new LikesPerAccountFold());

  private <S> FoldRunner<S> runner(KeyedFold<S> fold) {
    return new FoldRunner<>(fold, SECONDS, this::hear, late::add);
  }

  private void hear(long key, long epoch, long[] measures) {
    heard.add(epoch + "/" + key + ": " + measures[0] + " likes");
  }

  private static EventRecord like(long time, long id, long actor, long target) {
    return new EventRecord(EventType.LIKE, time, id, actor, target, -1, -1, -1, -1, -1, -1, -1);
  }

  @Test
  void lateEventsAreCountedAndHandedOn() {
    runner.add(like(500, 1, 7, 1));
    runner.advanceTo(499);
    runner.add(like(499, 2, 7, 1));
    runner.add(new EventRecord(EventType.VIEW, 3, 3, 7, 1, -1, -1, -1, -1, -1, -1, -1));
    runner.finish();
    assertEquals(List.of(like(499, 2, 7, 1)), late, "the view is not the fold's concern");
    assertEquals(1, runner.late());
    assertEquals(List.of("0/7: 1 likes"), heard);
  }

  @Test
  void aWatermarkThatFallsChangesNothing() {
    runner.add(like(500, 1, 7, 1));
    runner.advanceTo(400);
    runner.advanceTo(100);
    runner.add(like(300, 2, 7, 1));
    assertEquals(400, runner.watermark());
    assertEquals(1, runner.late());
  }

  @Test
  void epochsComeInOrderAndKeysWithinThem() {
    for (long actor : new long[] {9, -4, 3}) {
      runner.add(like(1_500, actor, actor, 1));
      runner.add(like(-1, 10 + actor, actor, 1));
    }
    runner.advanceTo(1_000);
    assertEquals(List.of("-1/-4: 1 likes", "-1/3: 1 likes", "-1/9: 1 likes"), heard);
    runner.finish();
    assertEquals("1/-4: 1 likes", heard.get(3));
    assertEquals(6, heard.size());
  }

  @Test
  void ofReportsThatDisagreeTheSameOneIsKeptInAnyOrder() {
    List<List<Long>> measures = new ArrayList<>();
    EventRecord one = like(5, 1, 7, 100);
    EventRecord other = like(5, 1, 7, 200);
    for (List<EventRecord> arrivals : List.of(List.of(one, other), List.of(other, one))) {
      FoldRunner<?> fresh =
          new FoldRunner<>(
              new LikesPerAccountFold(),
              SECONDS,
              (key, epoch, measured) -> measures.add(SlowFold.boxed(measured)),
              late::add);
      arrivals.forEach(fresh::add);
      fresh.finish();
      assertEquals(1, fresh.duplicates());
    }
    assertEquals(2, measures.size());
    assertEquals(measures.get(0), measures.get(1));
  }

  @Test
  void sameTimeAndIdUnderAnotherKeyIsAnotherEvent() {
    runner.add(like(5, 1, 7, 100));
    runner.add(like(5, 1, 8, 100));
    runner.finish();
    assertEquals(0, runner.duplicates());
    assertEquals(2, heard.size());
  }

  @Test
  void damagedSnapshotsAreRefused() throws IOException {
    byte[] snapshot = filled();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = snapshot.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThrows(IOException.class, () -> restore(new LikesPerAccountFold(), SECONDS, damaged));
    }
    for (int length = 0; length < snapshot.length; length++) {
      byte[] truncated = Arrays.copyOf(snapshot, length);
      assertThrows(IOException.class, () -> restore(new LikesPerAccountFold(), SECONDS, truncated));
    }
  }

  @Test
  void foreignSnapshotsAreRefusedByName() throws IOException {
    byte[] snapshot = filled();
    IOException epochs =
        assertThrows(
            IOException.class,
            () -> restore(new LikesPerAccountFold(), new Epochs(2_000), snapshot));
    assertEquals("unexpected epoch length: 1000 instead of 2000", epochs.getMessage());
    byte[] future = snapshot.clone();
    future[4] = 2;
    IOException version =
        assertThrows(IOException.class, () -> restore(new LikesPerAccountFold(), SECONDS, future));
    assertTrue(version.getMessage().contains("version: 2"), version.getMessage());
  }

  @Test
  void countsSurviveARestore() throws IOException {
    FoldRunner<?> restored = restore(new LikesPerAccountFold(), SECONDS, filled());
    assertEquals(1, restored.late());
    assertEquals(1, restored.duplicates());
    assertEquals(450, restored.watermark());
    assertEquals(2, restored.openStates());
    assertEquals(1, restored.waiting());
  }

  private byte[] filled() throws IOException {
    runner.add(like(400, 1, 7, 1));
    runner.add(like(400, 1, 7, 1));
    runner.add(like(401, 2, 8, 1));
    runner.add(like(900, 3, 8, 1));
    runner.advanceTo(450);
    runner.add(like(9, 4, 8, 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    runner.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private <S> FoldRunner<S> restore(KeyedFold<S> fold, Epochs epochs, byte[] snapshot)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot));
    return FoldRunner.restore(fold, epochs, this::hear, late::add, in);
  }
}
