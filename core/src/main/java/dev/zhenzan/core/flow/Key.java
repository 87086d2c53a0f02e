package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventColumns;
import org.jspecify.annotations.Nullable;

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

  /** The column of this key, or {@code null} if the log has none; below zero where absent. */
  public int @Nullable [] column(EventColumns events) {
    return switch (this) {
      case ACCOUNT -> events.actor();
      case TARGET -> events.target();
      case OWNER -> events.owner();
      case DEVICE -> events.device();
      case ADDRESS -> events.address();
      case COMMUNITY -> events.community();
    };
  }

  /** How many ids of this key there may be: every one is {@code 0 ≤ id < count}. */
  public int count(EventColumns.Entities entities) {
    return switch (this) {
      case ACCOUNT, OWNER -> entities.accounts();
      case TARGET -> entities.targets();
      case DEVICE -> entities.devices();
      case ADDRESS -> entities.addresses();
      case COMMUNITY -> entities.communities();
    };
  }
}
