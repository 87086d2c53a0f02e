package dev.zhenzan.server.gate;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.policy.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision at the door.
 *
 * @param number rises with time; one of a kind
 * @param weight what the engagement would count now, in basis points
 * @param hits of policies in force and of shadows, which change nothing
 * @param restedOn the state of the book that it rests on; {@code null} if the gate failed
 */
public record Decision(
    long number,
    Question question,
    Outcome outcome,
    int weight,
    List<Reason> reasons,
    List<Hit> hits,
    Book.@Nullable Moment restedOn) {

  private static final String PREFIX = "zd_";

  /** How callers know it. */
  public String id() {
    return PREFIX + Long.toString(number, Character.MAX_RADIX);
  }

  /** The number of such an id, or -1 if it is none. */
  public static long numberOf(String id) {
    try {
      return id.startsWith(PREFIX)
          ? Long.parseLong(id.substring(PREFIX.length()), Character.MAX_RADIX)
          : -1;
    } catch (NumberFormatException foreign) {
      return -1;
    }
  }
}
