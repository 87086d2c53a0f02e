package dev.zhenzan.server.hook;

import java.util.EnumSet;
import java.util.Set;

/** What one can be told of. */
public enum HookEvent {
  /** An epoch was closed: one message. */
  CLOSING_DONE("closing.done"),
  /** The verdicts on accounts changed: up to 500 in a message. */
  VERDICT_CHANGED("verdict.changed"),
  /** Honest counts changed by so many likes or more: up to 500 targets in a message. */
  COUNT_CHANGED("count.changed"),
  /** Rings that are accused and were not before: up to 50 in a message. */
  RING_FOUND("ring.found"),
  /** Asked for by hand. */
  TEST("test");

  private final String text;

  HookEvent(String text) {
    this.text = text;
  }

  /** As it is written. */
  public String text() {
    return text;
  }

  /**
   * The event of a text.
   *
   * @throws IllegalArgumentException if there is none, saying which there are
   */
  public static HookEvent of(String text) {
    for (HookEvent event : values()) {
      if (event.text.equals(text)) {
        return event;
      }
    }
    throw new IllegalArgumentException(
        "there is no event \"" + text + "\"; there are " + join(all()));
  }

  /** Those that come by themselves. */
  public static Set<HookEvent> all() {
    return EnumSet.complementOf(EnumSet.of(TEST));
  }

  /** Events as one text, a blank between them. */
  static String join(Set<HookEvent> events) {
    return String.join(" ", events.stream().sorted().map(HookEvent::text).toList());
  }

  /** The events of such a text. */
  static Set<HookEvent> split(String text) {
    Set<HookEvent> events = EnumSet.noneOf(HookEvent.class);
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        events.add(of(word));
      }
    }
    return events;
  }
}
