package dev.zhenzan.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Times mean what java.time says they mean. Can prove it for dates from 1970 to 2099 in all zones;
 * leap seconds do not exist for either.
 */
final class EventTimeTest {

  @Test
  void isoTextsAreWhatJavaTimeSays() {
    long seed = Long.getLong("zhenzan.seed", 1);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      long millis = Math.floorMod(random.nextLong(), EventTime.END);
      int minutes = random.nextInt(-18 * 60, 18 * 60 + 1);
      OffsetDateTime time =
          Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
      String text = time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      assertEquals(millis, EventTime.ofText(text), () -> text + ", -Dzhenzan.seed=" + seed);
      assertEquals(millis, EventTime.ofText(text.replace('T', ' ')), text);
    }
  }

  @Test
  void numbersAreToldApartByMagnitude() {
    assertEquals(1_700_000_000_000L, EventTime.ofText("1700000000"));
    assertEquals(1_700_000_000_123L, EventTime.ofText("1700000000123"));
    assertEquals(1_700_000_000_123L, EventTime.ofText("1700000000123456"));
    assertEquals(1_700_000_000_123L, EventTime.ofText("1700000000123456789"));
    assertEquals(1_700_000_000_123L, EventTime.ofText("1700000000.123"));
    assertEquals(1_700_000_000_123L, EventTime.ofNumber(1_700_000_000.123));
    assertEquals(-1, EventTime.ofText("-5"));
    assertEquals(EventTime.END, EventTime.ofText("17000000001234567890123"));
  }

  @Test
  void whatNamesNoZoneIsToldApartFromWhatIsNoTime() {
    assertEquals(EventTime.NO_ZONE, EventTime.ofText("2026-03-01"));
    assertEquals(EventTime.NO_ZONE, EventTime.ofText("2026-03-01T08:00:00"));
    assertEquals(EventTime.NO_ZONE, EventTime.ofText("2026-03-01 08:00"));
    for (String text :
        new String[] {
          "",
          "yesterday",
          "2026-02-29T00:00:00Z",
          "2026-13-01T00:00:00Z",
          "2026-03-01T24:00:00Z",
          "2026-03-01T08:60:00Z",
          "2026-03-01T08:00:61Z",
          "2026-03-01T08:00:00.Z",
          "2026-03-01T08:00:00+8",
          "2026-03-01T08:00:00+08:",
          "2026-03-01T08:00:00Zz",
          "NaN",
          "2026-03-01X08:00:00Z",
          "２026-03-01T08:00:00Z"
        }) {
      assertEquals(EventTime.NOT_UNDERSTOOD, EventTime.ofText(text), text);
    }
  }
}
