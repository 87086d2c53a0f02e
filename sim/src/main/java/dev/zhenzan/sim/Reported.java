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

  /** Whether owners and communities of targets are named. */
  boolean owners() {
    return this != BARE;
  }

  /** Whether devices and addresses are named. */
  boolean places() {
    return this == ALL || this == NO_VIEWS;
  }

  /** Whether it is said how long somebody looked, and how much was seen. */
  boolean looks() {
    return this == ALL || this == NO_DEVICE;
  }

  /** Whether it is said how long a comment is. */
  boolean texts() {
    return this != BARE;
  }

  /** Whether anything is known of the accounts besides their engagement. */
  boolean profiles() {
    return this != BARE;
  }

  List<SimAccount> of(List<SimAccount> accounts) {
    return profiles() ? accounts : List.of();
  }

  SimEvent of(SimEvent event) {
    if (this == ALL) {
      return event;
    }
    return new SimEvent(
        event.id(),
        event.type(),
        event.time(),
        event.actor(),
        event.target(),
        owners() ? event.owner() : null,
        owners() ? event.community() : null,
        places() ? event.device() : null,
        places() ? event.ip() : null,
        looks() ? event.dwellMillis() : -1,
        looks() ? event.completion() : Double.NaN,
        texts() ? event.textLength() : -1);
  }
}
