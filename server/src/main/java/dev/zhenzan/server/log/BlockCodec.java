package dev.zhenzan.server.log;

import dev.zhenzan.server.event.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the events of a block down and reads them back as they were reported: for tools and tests.
 * The service itself goes through {@link BlockWriter} and {@link BlockReader}, event by event.
 */
public final class BlockCodec {
  private BlockCodec() {}

  /**
   * The block of these events.
   *
   * @param reports at least one
   */
  public static Block encode(List<Report> reports, long firstRow, long acceptedMillis) {
    BlockWriter writer = new BlockWriter();
    for (Report report : reports) {
      writer.add(report);
    }
    return writer.finish(firstRow, acceptedMillis);
  }

  /**
   * The events of a block.
   *
   * @throws StoreException of kind {@code DAMAGED}
   */
  public static List<Report> decode(Block block) throws StoreException {
    BlockReader reader = BlockReader.open(block);
    List<Report> reports = new ArrayList<>();
    while (reader.next()) {
      reports.add(reader.report());
    }
    return reports;
  }

  /**
   * Checks a block's header and checksum, without reading its events.
   *
   * @throws StoreException of kind {@code DAMAGED}
   */
  public static void check(Block block) throws StoreException {
    BlockLayout.check(block);
  }
}
