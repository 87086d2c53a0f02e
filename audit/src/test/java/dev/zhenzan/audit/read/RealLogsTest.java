package dev.zhenzan.audit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real logs are read whole. Proves the counts, not the meaning; skipped where the data of {@code
 * zhenzan.data} is absent.
 */
class RealLogsTest {
  @TempDir Path work;

  private ReadRequest request(String name) {
    Path file = Path.of(System.getProperty("zhenzan.data", "data"), name);
    Assumptions.assumeTrue(Files.exists(file), "SKIPPED: the data file " + name + " is absent");
    return ReadRequest.of(file.toString()).withWork(work, ReadRequest.DEFAULT_MEMORY_BYTES_MAX);
  }

  @Test
  void aMillionStars() throws Exception {
    try (EngagementLog log = ReaderFixture.read(request("github-stars-1m.parquet"))) {
      assertEquals(1_016_640, log.intake().accepted());
      assertTrue(log.eventId(0).startsWith("e"), log.eventId(0));
    }
  }

  @Test
  void suspectedStars() throws Exception {
    try (EngagementLog log = ReaderFixture.read(request("github-suspected-stars.csv"))) {
      assertEquals(34_284, log.intake().accepted());
    }
  }

  @Test
  void coordinatedRetweets() throws Exception {
    try (EngagementLog log = ReaderFixture.read(request("coordinated-retweets.csv.gz"))) {
      assertEquals(35_125, log.intake().accepted());
    }
  }

  @Test
  void oneHourOfTheEventArchive() throws Exception {
    ReadRequest request = request("2015-01-01-0.json.gz").withFormat(Format.GHARCHIVE);
    try (EngagementLog log = ReaderFixture.read(request)) {
      assertEquals(7_702, log.intake().rows());
      assertEquals(0, log.intake().rejected());
      assertEquals(4_280, log.intake().skips().get("PushEvent"));
    }
  }
}
