package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Act;
import java.util.Locale;

/**
 * A person's word on an account, which stands above the engine's until it ends.
 *
 * @param seq of the act that set it
 * @param endMillis when it ends, {@link Long#MAX_VALUE} for never
 */
public record Overrule(
    long seq, Kind kind, long endMillis, Because because, long caseId, String by) {

  /** What was said. */
  public enum Kind {
    /** The account is a genuine person's: its likes weigh whole, whatever the engine says. */
    GENUINE,
    /** The account brushes: its likes weigh nothing, whatever the engine says. */
    BRUSHES;

    /** As it is written. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a text.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind of(String text) {
      for (Kind kind : values()) {
        if (kind.text().equals(text)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("an override says genuine or brushes, not " + text);
    }
  }

  static Overrule of(Act act) {
    return new Overrule(
        act.seq(),
        Kind.of(act.detail().text("says")),
        act.detail().number("end", Long.MAX_VALUE),
        Because.of(act.detail()),
        act.detail().number("case", 0),
        act.by());
  }
}
