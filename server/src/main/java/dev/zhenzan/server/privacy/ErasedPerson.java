package dev.zhenzan.server.privacy;

import java.util.Locale;

/**
 * A person that was erased, or is to be.
 *
 * @param seq from 1, in the order asked
 * @param number {@code erased-NUMBER} stands in place; 0 until it is begun
 * @param name empty once it was taken out everywhere
 * @param salt empty once it is done
 * @param found where how much was taken out, as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // read and handed on, never compared
public record ErasedPerson(
    long seq,
    long number,
    String name,
    String because,
    String by,
    long askedMillis,
    long doneMillis,
    State state,
    byte[] salt,
    String found) {

  /** How far it is. */
  public enum State {
    /** Asked for; nothing was changed yet. */
    WAITING,
    /** Some of it is done. */
    RUNNING,
    /** No table holds the name; the files of the database may. */
    SCRUBBING,
    DONE;

    /** As it is written. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What stands in place, empty as long as that is not known. */
  public String instead() {
    return number == 0 ? "" : "erased-" + number;
  }
}
