package dev.zhenzan.server.hook;

import java.net.URI;
import java.util.Set;

/**
 * Somebody who wants to be told.
 *
 * @param id short and public
 * @param events of which kinds
 * @param minChangeBp counts that changed by less, in basis points of a like, are not told
 * @param secret signs what is sent, sealed
 * @param oldSecret signs beside it until {@code oldUntilMillis}, sealed; empty for none
 * @param state whether it is sent to
 * @param reason why not, for people
 * @param told the last closing whose messages wait or are done
 */
public record Hook(
    String id,
    URI url,
    Set<HookEvent> events,
    long minChangeBp,
    String description,
    String secret,
    String oldSecret,
    long oldUntilMillis,
    State state,
    String reason,
    long createdMillis,
    long told) {

  /** Whether it is sent to. */
  public enum State {
    ACTIVE,
    /** By hand: messages wait. */
    PAUSED,
    /** By itself, as the other side is gone for good, or far behind: nothing is added. */
    DISABLED
  }

  Hook in(State other, String because) {
    return new Hook(
        id,
        url,
        events,
        minChangeBp,
        description,
        secret,
        oldSecret,
        oldUntilMillis,
        other,
        because,
        createdMillis,
        told);
  }

  Hook to(URI other, Set<HookEvent> of, long minChange) {
    return new Hook(
        id,
        other,
        Set.copyOf(of),
        minChange,
        description,
        secret,
        oldSecret,
        oldUntilMillis,
        state,
        reason,
        createdMillis,
        told);
  }

  Hook rotated(String fresh, long untilMillis) {
    return new Hook(
        id,
        url,
        events,
        minChangeBp,
        description,
        fresh,
        secret,
        untilMillis,
        state,
        reason,
        createdMillis,
        told);
  }
}
