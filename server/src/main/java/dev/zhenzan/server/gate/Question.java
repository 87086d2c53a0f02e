package dev.zhenzan.server.gate;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import org.jspecify.annotations.Nullable;

/**
 * An engagement that is about to happen.
 *
 * @param owner whose the target is, as far as it is said; policies may count by it
 * @param dwellMillis how long the account looked, -1 where not said
 * @param completion how much it saw, in basis points, -1 where not said
 * @param textLength of a comment in characters, -1 where not said
 * @param atMillis when, by the service's clock
 */
public record Question(
    EventType type,
    String actor,
    String target,
    @Nullable String owner,
    @Nullable String community,
    @Nullable String device,
    @Nullable String address,
    int dwellMillis,
    int completion,
    int textLength,
    long atMillis) {

  /** As it would be reported if it happened. */
  Report report() {
    return new Report(
        null,
        type,
        atMillis,
        actor,
        target,
        owner,
        community,
        device,
        address,
        dwellMillis,
        completion,
        textLength);
  }
}
