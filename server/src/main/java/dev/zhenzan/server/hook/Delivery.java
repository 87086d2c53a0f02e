package dev.zhenzan.server.hook;

/**
 * A message to one hook.
 *
 * @param number rises with time
 * @param hook to whom
 * @param message its id, the same however often it is sent
 * @param body JSON
 * @param attempts how often it was tried
 * @param nextMillis when to try next
 * @param status what was answered last, 0 for nothing
 * @param error what went wrong last, in a few words; empty for nothing
 * @param endedMillis when it was delivered or given up, 0 before
 */
public record Delivery(
    long number,
    String hook,
    String message,
    String type,
    String body,
    State state,
    int attempts,
    long nextMillis,
    long createdMillis,
    int status,
    String error,
    long endedMillis) {

  /** How it stands. */
  public enum State {
    WAITING,
    DELIVERED,
    /** Given up after the last try; may be sent again by hand. */
    DEAD
  }

  static Delivery fresh(String hook, String message, String type, String body, long nowMillis) {
    return new Delivery(
        0, hook, message, type, body, State.WAITING, 0, nowMillis, nowMillis, 0, "", 0);
  }

  Delivery again(long nowMillis) {
    return new Delivery(
        number,
        hook,
        message,
        type,
        body,
        State.WAITING,
        0,
        nowMillis,
        createdMillis,
        status,
        error,
        0);
  }

  Delivery tried(State now, long next, int answered, String wrong, long ended) {
    return new Delivery(
        number,
        hook,
        message,
        type,
        body,
        now,
        attempts + 1,
        next,
        createdMillis,
        answered,
        wrong,
        ended);
  }
}
