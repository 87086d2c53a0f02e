package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.Event;

/** What a fold groups events by. */
public enum Key {
  ACCOUNT {
    @Override
    public long of(Event event) {
      return event.actor();
    }
  },
  TARGET {
    @Override
    public long of(Event event) {
      return event.target();
    }
  },
  OWNER {
    @Override
    public long of(Event event) {
      return event.owner();
    }
  },
  DEVICE {
    @Override
    public long of(Event event) {
      return event.device();
    }
  },
  ADDRESS {
    @Override
    public long of(Event event) {
      return event.address();
    }
  },
  COMMUNITY {
    @Override
    public long of(Event event) {
      return event.community();
    }
  };

  /** The event's key, or {@link Event#ABSENT}: then no fold over this key sees the event. */
  public abstract long of(Event event);
}
