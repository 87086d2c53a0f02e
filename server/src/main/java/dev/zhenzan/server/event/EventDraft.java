package dev.zhenzan.server.event;

import dev.zhenzan.core.event.EventType;
import org.jspecify.annotations.Nullable;

/** What was read of one event so far; used again for the next. */
final class EventDraft {
  /** No number was reported. */
  static final long ABSENT = Long.MIN_VALUE;

  @Nullable String id;
  EventType type = EventType.LIKE;
  long time;
  long timeInData;
  @Nullable String actor;
  @Nullable String target;
  @Nullable String owner;
  @Nullable String community;
  @Nullable String device;
  @Nullable String address;
  int dwellMillis;
  int completion;
  int textLength;

  boolean cloudEvent;
  boolean hasData;
  @Nullable String source;
  @Nullable String subject;

  private @Nullable Fault fault;

  void clear() {
    id = null;
    type = EventType.LIKE;
    time = ABSENT;
    timeInData = ABSENT;
    actor = null;
    target = null;
    owner = null;
    community = null;
    device = null;
    address = null;
    dwellMillis = -1;
    completion = -1;
    textLength = -1;
    cloudEvent = false;
    hasData = false;
    source = null;
    subject = null;
    fault = null;
  }

  /** Keeps the first thing that is wrong. */
  void refuse(String pointer, String detail) {
    if (fault == null) {
      fault = new Fault(pointer, detail);
    }
  }

  @Nullable Fault fault() {
    return fault;
  }

  /**
   * The event, or {@code null} where something is wrong.
   *
   * @param nowMillis the service's clock
   */
  @Nullable Report report(long nowMillis) {
    if (cloudEvent) {
      unwrap();
    } else if (hasData) {
      refuse("/specversion", "is missing: data is understood within a CloudEvent only");
    }
    checkTime(nowMillis);
    if (actor == null) {
      refuse(place("actor"), "is missing: who did it?");
    }
    String on = target == null ? stead() : target;
    if (on == null) {
      refuse(place("target"), "is missing: on what was it done?");
    }
    if (fault != null || actor == null || on == null) {
      return null;
    }
    boolean toAccount = type == EventType.FOLLOW || type == EventType.EXCHANGE;
    String of = owner == null && toAccount ? target : owner;
    return new Report(
        id,
        type,
        time,
        actor,
        on,
        of,
        community,
        device,
        address,
        dwellMillis,
        completion,
        textLength);
  }

  /** An event's id is its own only together with its source. */
  private void unwrap() {
    if (target == null) {
      target = subject;
    }
    if (time == ABSENT) {
      time = timeInData;
    }
    if (source == null) {
      refuse("/source", "is missing: a CloudEvent names its source");
    } else if (id == null) {
      refuse("/id", "is missing: a CloudEvent has an id");
    } else {
      id = source + "#" + id;
      String wrong = NameText.fault(id);
      if (wrong != null) {
        refuse("/id", "with its source " + wrong);
      }
    }
  }

  private void checkTime(long nowMillis) {
    if (time == ABSENT) {
      refuse("/time", "is missing: when was it?");
    } else if (time == EventTime.NO_ZONE) {
      refuse("/time", "names no zone: end it with Z or, for instance, +08:00");
    } else if (time < 0) {
      refuse("/time", "lies before 1970");
    } else if (time >= EventTime.END) {
      refuse("/time", "lies in the far future");
    } else if (time > nowMillis + EventTime.AHEAD_MILLIS_MAX) {
      refuse("/time", "is more than 5 minutes ahead of this service's clock");
    }
  }

  /** What stands for the target of events that have none: who signed in, what was joined. */
  private @Nullable String stead() {
    return switch (type) {
      case LOGIN, CHECKIN -> actor;
      case JOIN -> community;
      default -> null;
    };
  }

  private String place(String field) {
    return (cloudEvent ? "/data/" : "/") + field;
  }
}
