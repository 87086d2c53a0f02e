package dev.zhenzan.server.event;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that were read together: those that can be taken in, and what is wrong with the others.
 */
public final class ReadBatch {
  private final long firstIndex;
  private final List<Report> reports = new ArrayList<>();
  private final IntArrayList places = new IntArrayList();
  private final List<Refused> refused = new ArrayList<>();
  private int items;

  ReadBatch(long firstIndex) {
    this.firstIndex = firstIndex;
  }

  /**
   * An event that cannot be taken in.
   *
   * @param index its place in the request, from 0
   * @param id its id, where that much was understood
   */
  public record Refused(long index, @Nullable String id, Fault fault) {}

  /** Adds what was read last: an event, or {@code null} and what is wrong with it. */
  void add(@Nullable Report report, EventParser read) {
    if (report == null) {
      refuse(read.id(), read.fault());
    } else {
      reports.add(report);
      places.add(items++);
    }
  }

  void refuse(@Nullable String id, Fault fault) {
    refused.add(new Refused(firstIndex + items, id, fault));
    items++;
  }

  /** How many events were met, good and bad. */
  public int items() {
    return items;
  }

  /** The good ones, in order. */
  public List<Report> reports() {
    return reports;
  }

  /** The place in the request of a good one, from 0. */
  public long index(int report) {
    return firstIndex + places.getInt(report);
  }

  /** The bad ones, in order. */
  public List<Refused> refused() {
    return refused;
  }
}
