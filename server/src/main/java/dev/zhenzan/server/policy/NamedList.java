package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.text.Words;
import java.util.Locale;

/**
 * A list of accounts, devices, addresses or targets that operators keep.
 *
 * @param kind what being on it means
 * @param title what it is called
 */
public record NamedList(String name, Kind kind, Words title) {

  /** What being on a list means. */
  public enum Kind {
    ALLOW,
    DENY,
    GREY;

    /** As files say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
