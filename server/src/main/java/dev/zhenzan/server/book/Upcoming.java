package dev.zhenzan.server.book;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.gather.Names;
import dev.zhenzan.server.event.Report;
import org.jspecify.annotations.Nullable;

/** An event that is about to happen, with the numbers that its names have in the book. */
record Upcoming(
    Report report, long actor, long target, long owner, long community, long device, long address)
    implements Event {
  /** Stands for a name that the log does not know yet: equal to no number that it has. */
  private static final long STRANGER = -2;

  static Upcoming of(Report report, Memory memory) {
    return new Upcoming(
        report,
        number(report.actor(), memory.log.accounts),
        number(report.target(), memory.log.targets),
        number(report.owner(), memory.log.accounts),
        number(report.community(), memory.log.communities),
        number(report.device(), memory.log.devices),
        number(report.address(), memory.log.addresses));
  }

  private static long number(@Nullable String name, Names names) {
    if (name == null) {
      return ABSENT;
    }
    int known = names.known(name);
    return known < 0 ? STRANGER : known;
  }

  @Override
  public EventType type() {
    return report.type();
  }

  @Override
  public long time() {
    return report.time();
  }

  @Override
  public long id() {
    return ABSENT;
  }

  @Override
  public long dwellMillis() {
    return report.dwellMillis();
  }

  @Override
  public int completion() {
    return report.completion();
  }

  @Override
  public int textLength() {
    return report.textLength();
  }
}
