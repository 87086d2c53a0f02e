package dev.zhenzan.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.flow.SeededEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Proves that events survive being written down, that damage to the first bytes and missing bytes
 * are refused, and that the order of records agrees with their equality. Cannot prove that a
 * flipped bit in a number is noticed: that is what the checksums around the events are for.
 */
class EventCodecTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);
  private static final EventRecord BARE =
      new EventRecord(EventType.TAP, -5, 7, 1, 2, -1, -1, -1, -1, -1, -1, -1);
  private static final EventRecord FULL =
      new EventRecord(
          EventType.CHECKIN, Long.MIN_VALUE, Long.MAX_VALUE, -2, 0, -3, 4, 5, 6, 7, 10_000, 9);

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertEquals(BARE, read(bytes(BARE)));
    assertEquals(FULL, read(bytes(FULL)));
    for (long seed = SEED; seed < SEED + 5; seed++) {
      for (EventRecord event : SeededEvents.stream(seed, 300)) {
        assertEquals(event, read(bytes(event)), "seed " + seed);
      }
    }
  }

  @Test
  void theLayoutIsAsDrawn() throws IOException {
    assertEquals(34, bytes(BARE).length);
    assertEquals(34 + 5 * 8 + 2 * 4, bytes(FULL).length);
    assertEquals(0x7f, bytes(FULL)[1]);
  }

  @Test
  void missingBytesAreRefused() throws IOException {
    byte[] bytes = bytes(FULL);
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> read(truncated));
    }
  }

  @Test
  void unknownTypesAndFieldsAreRefused() throws IOException {
    byte[] type = bytes(BARE);
    type[0] = (byte) EventType.values().length;
    assertThrows(IOException.class, () -> read(type));
    byte[] field = bytes(BARE);
    field[1] = (byte) 0x80;
    assertThrows(IOException.class, () -> read(field));
  }

  @Test
  void copiesOfACursorEqualTheRow() {
    EventColumns columns = SeededEvents.columns(SEED, 200, 0);
    EventCursor cursor = columns.cursor();
    for (int row = 0; row < columns.size(); row++) {
      EventRecord copy = EventRecord.copyOf(cursor.at(row));
      assertEquals(copy, EventRecord.copyOf(copy));
      assertEquals(cursor.time(), copy.time());
      assertEquals(cursor.device(), copy.device());
      assertEquals(cursor.completion(), copy.completion());
      assertEquals(row, copy.id());
    }
  }

  @Test
  void orderIsTimeThenIdThenTheRestAndAgreesWithEquality() {
    List<EventRecord> events = SeededEvents.stream(SEED, 500);
    EventRecord before = null;
    for (EventRecord event : new TreeSet<>(events)) {
      if (before != null) {
        assertTrue(before.time() <= event.time());
        assertTrue(before.time() < event.time() || before.id() <= event.id());
      }
      before = event;
    }
    EventRecord other = new EventRecord(EventType.TAP, -5, 7, 1, 2, -1, -1, -1, -1, -1, -1, 3);
    assertTrue(BARE.compareTo(other) < 0);
    assertEquals(0, BARE.compareTo(EventRecord.copyOf(BARE)));
  }

  private static byte[] bytes(EventRecord event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EventCodec.write(event, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static EventRecord read(byte[] bytes) throws IOException {
    return EventCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
