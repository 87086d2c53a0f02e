package dev.zhenzan.server.log;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Says that names were taken out of a part of the database, which had another hash before. Signed
 * by whoever may erase, so that nobody else can rename people.
 *
 * @param part what was changed
 * @param place the first row of a block, or the number of a closing
 * @param was the hash of the names as they were written
 * @param now their hash since
 * @param signature over {@link #text()}
 */
public record Erasure(Part part, long place, byte[] was, byte[] now, String signature) {

  /** What names people. What a like weighs does not, and is never changed. */
  public enum Part {
    BLOCK,
    CAUSES,
    VERDICTS,
    RINGS;

    /** As it stands in the database. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks signatures. */
  @FunctionalInterface
  public interface Signed {
    /** Accepts none: for whoever has no key. */
    Signed NEVER = (text, signature) -> false;

    boolean by(String text, String signature);
  }

  /** What is signed. */
  public String text() {
    HexFormat hex = HexFormat.of();
    return String.join(
        " ",
        "zhenzan.erasure.1",
        part.text(),
        String.valueOf(place),
        hex.formatHex(was),
        hex.formatHex(now));
  }

  /** The hash that the chain goes on with: that of the names as they were, if these are they. */
  byte[] undone(byte[] found) {
    return Arrays.equals(found, now) ? was : found;
  }
}
