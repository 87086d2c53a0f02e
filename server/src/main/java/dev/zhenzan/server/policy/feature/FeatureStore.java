package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the features in use up to date, event by event; a feature that nobody uses costs nothing.
 *
 * <p>One thread writes; readers wait for it or look from the same thread.
 */
public final class FeatureStore {
  private static final long EVICT_EVERY_MILLIS = 10 * 60_000;

  /** A visit that goes on for longer without thirty quiet minutes is not recalled whole. */
  private static final long VISIT_MILLIS = 30L * 24 * 3_600_000;

  private final Map<Origin, SlidingCounts> counts = new HashMap<>();
  private final Map<Origin, SlidingDistinct> distincts = new HashMap<>();
  private final List<List<Taker>> byType = new ArrayList<>();
  private final @Nullable Sessions sessions;
  private final @Nullable RecentViews views;
  private final @Nullable FirstSeen first;
  private long evicted = Long.MIN_VALUE;

  private interface Taker {
    void take(Event event);
  }

  /** For the features that the policies in force ask for. */
  public FeatureStore(Collection<Feature> used) {
    for (int type = 0; type < EventType.values().length; type++) {
      byType.add(new ArrayList<>());
    }
    boolean visits = false;
    boolean seen = false;
    boolean age = false;
    for (Feature feature : used) {
      keep(feature.origin());
      visits |= feature.origin() instanceof Origin.Session;
      seen |= feature.origin() instanceof Origin.HasView;
      age |= feature.origin() instanceof Origin.Age;
    }
    sessions = visits ? new Sessions() : null;
    views = seen ? new RecentViews() : null;
    first = age ? new FirstSeen() : null;
  }

  private void keep(Origin origin) {
    if (origin instanceof Origin.Count count && !counts.containsKey(origin)) {
      SlidingCounts kept = new SlidingCounts(count.withinMillis());
      counts.put(origin, kept);
      take(
          count.of(),
          event -> {
            long key = count.by().of(event);
            if (key != Event.ABSENT) {
              kept.add(key, event.time());
            }
          });
    } else if (origin instanceof Origin.Distinct distinct && !distincts.containsKey(origin)) {
      SlidingDistinct kept = new SlidingDistinct(distinct.withinMillis());
      distincts.put(origin, kept);
      take(
          distinct.of(),
          event -> {
            long key = distinct.by().of(event);
            long value = distinct.what().of(event);
            if (key != Event.ABSENT && value != Event.ABSENT) {
              kept.add(key, value, event.time());
            }
          });
    } else if (origin instanceof Origin.Ratio ratio) {
      keep(ratio.over().origin());
      keep(ratio.under().origin());
    }
  }

  private void take(@Nullable EventType of, Taker what) {
    for (EventType type : EventType.values()) {
      if (of == null || of == type) {
        byType.get(type.ordinal()).add(what);
      }
    }
  }

  /** Takes an event in; the order matters only as far as each feature says. */
  public void add(Event event) {
    for (Taker each : byType.get(event.type().ordinal())) {
      each.take(event);
    }
    if (sessions != null) {
      sessions.add(event.actor(), event.time(), event.type() == EventType.LIKE);
    }
    if (views != null && event.type() == EventType.VIEW) {
      views.add(event.actor(), event.target(), event.time());
    }
    if (first != null) {
      first.add(event.actor(), event.time());
    }
  }

  /**
   * How far back an event may lie and still change an answer, in milliseconds; what is older need
   * only be recalled.
   */
  public long horizonMillis() {
    long longest = sessions == null ? 0 : VISIT_MILLIS;
    longest = Math.max(longest, views == null ? 0 : RecentViews.DAY_MILLIS);
    for (Origin.Window window : windows()) {
      longest = Math.max(longest, window.withinMillis());
    }
    return longest;
  }

  private List<Origin.Window> windows() {
    List<Origin.Window> all = new ArrayList<>();
    counts.keySet().forEach(each -> all.add((Origin.Window) each));
    distincts.keySet().forEach(each -> all.add((Origin.Window) each));
    return all;
  }

  /** Takes what is never forgotten of an event beyond the horizon. */
  public void recall(Event event) {
    if (first != null) {
      first.add(event.actor(), event.time());
    }
    if (views != null && event.type() == EventType.VIEW) {
      views.recall();
    }
  }

  /** Promises that no earlier event will come, so that what is too old can go. */
  public void advance(long watermark) {
    if (evicted != Long.MIN_VALUE && watermark < evicted + EVICT_EVERY_MILLIS) {
      return;
    }
    evicted = watermark;
    counts.values().forEach(each -> each.evict(watermark));
    distincts.values().forEach(each -> each.evict(watermark));
    if (sessions != null) {
      sessions.evict(watermark);
    }
    if (views != null) {
      views.evict(watermark);
    }
  }

  /** How many keys are held over all features. */
  public long keys() {
    long keys = first == null ? 0 : first.keys();
    keys += counts.values().stream().mapToLong(SlidingCounts::keys).sum();
    keys += distincts.values().stream().mapToLong(SlidingDistinct::keys).sum();
    keys += sessions == null ? 0 : sessions.keys();
    return keys + (views == null ? 0 : views.keys());
  }

  /**
   * A feature as of an event.
   *
   * @param upcoming whether the event was not taken in yet: it is counted as if it were, and
   *     nothing changes
   * @return {@code null} where it is not known or not kept here
   */
  public @Nullable Object value(Feature feature, Event event, boolean upcoming) {
    Origin origin = feature.origin();
    if (origin instanceof Origin.Window window) {
      return number(window, event, upcoming);
    }
    if (origin instanceof Origin.Ratio ratio) {
      Long over = part(ratio.over(), event, upcoming);
      Long under = part(ratio.under(), event, upcoming);
      return over == null || under == null || under == 0 ? null : (double) over / under;
    }
    if (origin instanceof Origin.Session session && sessions != null) {
      return session(session.measure(), sessions, event, upcoming);
    }
    if (origin instanceof Origin.HasView && views != null) {
      return views.viewed(event.actor(), event.target(), event.time());
    }
    if (origin instanceof Origin.Age && first != null) {
      return first.days(event.actor(), event.time());
    }
    return reported(feature.name(), event);
  }

  private @Nullable Long part(Feature feature, Event event, boolean upcoming) {
    return feature.origin() instanceof Origin.Window window
        ? number(window, event, upcoming)
        : null;
  }

  private @Nullable Long number(Origin.Window window, Event event, boolean upcoming) {
    long key = window.by().of(event);
    if (key == Event.ABSENT) {
      return null;
    }
    if (window instanceof Origin.Count count) {
      SlidingCounts kept = counts.get(window);
      boolean more = upcoming && (count.of() == null || count.of() == event.type());
      return kept == null
          ? null
          : (Long) (more ? kept.countWith(key, event.time()) : kept.count(key, event.time()));
    }
    SlidingDistinct kept = distincts.get(window);
    Origin.Distinct distinct = (Origin.Distinct) window;
    if (kept == null) {
      return null;
    }
    long value = distinct.what().of(event);
    boolean of = distinct.of() == null || distinct.of() == event.type();
    return upcoming && of && value != Event.ABSENT
        ? (Long) kept.countWith(key, value, event.time())
        : (Long) kept.count(key, event.time());
  }

  private static Object session(
      Origin.Session.Measure measure, Sessions sessions, Event event, boolean upcoming) {
    Sessions.Told told =
        upcoming
            ? sessions.with(event.actor(), event.time(), event.type() == EventType.LIKE)
            : sessions.at(event.actor(), event.time());
    return switch (measure) {
      case MINUTES -> told.minutes();
      case LIKES -> told.likes();
      case HOURS_ACTIVE -> told.hoursActive();
    };
  }

  private static @Nullable Object reported(String name, Event event) {
    return switch (name) {
      case "event_type" -> event.type().name().toLowerCase(Locale.ROOT);
      case "dwell_ms" -> event.dwellMillis() < 0 ? null : (Long) event.dwellMillis();
      case "completion" -> event.completion() < 0 ? null : (Double) (event.completion() / 10_000.0);
      case "text_length" -> event.textLength() < 0 ? null : (Long) (long) event.textLength();
      default -> null;
    };
  }
}
