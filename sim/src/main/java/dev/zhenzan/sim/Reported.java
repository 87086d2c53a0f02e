package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import java.util.List;

/** What a platform reports of what happened. What it leaves out happened all the same. */
enum Reported {
  /** Everything. */
  ALL,
  /** Neither devices nor addresses. */
  NO_DEVICE,
  /** Neither views nor how long somebody looked. */
  NO_VIEWS,
  /** Likes that stand at the end, with id, actor, target and time; no profiles. */
  BARE;

  /** Whether an event of this type is reported; ids are those of the full log. */
  boolean keeps(EventType type) {
    return switch (this) {
      case BARE -> type == EventType.LIKE;
      case NO_VIEWS -> type != EventType.VIEW;
      default -> true;
    };
  }

  /** Whether likes that were taken back, and the taking back, are left out. */
  boolean onlyStanding() {
    return this == BARE;
  }

  List<SimAccount> of(List<SimAccount> accounts) {
    return this == BARE ? List.of() : accounts;
  }

  SimEvent of(SimEvent event) {
    if (this == ALL) {
      return event;
    }
    boolean bare = this == BARE;
    boolean placed = this == NO_VIEWS;
    boolean looked = this == NO_DEVICE;
    return new SimEvent(
        event.id(),
        event.type(),
        event.time(),
        event.actor(),
        event.target(),
        bare ? null : event.owner(),
        bare ? null : event.community(),
        placed ? event.device() : null,
        placed ? event.ip() : null,
        looked ? event.dwellMillis() : -1,
        looked ? event.completion() : Double.NaN,
        bare ? -1 : event.textLength());
  }
}
