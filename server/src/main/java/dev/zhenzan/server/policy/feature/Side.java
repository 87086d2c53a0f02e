package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.server.policy.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The entities of an event that features may be counted by, or count. */
public enum Side {
  ACTOR(new Words("account", "账号")),
  TARGET(new Words("target", "内容")),
  OWNER(new Words("owner", "作者")),
  DEVICE(new Words("device", "设备")),
  ADDRESS(new Words("address", "地址")),
  COMMUNITY(new Words("community", "社群"));

  private final Words words;

  Side(Words words) {
    this.words = words;
  }

  /** The event's number of it, {@link Event#ABSENT} where it was not reported. */
  long of(Event event) {
    return switch (this) {
      case ACTOR -> event.actor();
      case TARGET -> event.target();
      case OWNER -> event.owner();
      case DEVICE -> event.device();
      case ADDRESS -> event.address();
      case COMMUNITY -> event.community();
    };
  }

  /** As files say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public Words words() {
    return words;
  }

  /** The side of a word, or {@code null}. */
  public static @Nullable Side of(String word) {
    return Arrays.stream(values())
        .filter(side -> side.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  /** All words. */
  public static List<String> known() {
    return Arrays.stream(values()).map(Side::word).toList();
  }
}
