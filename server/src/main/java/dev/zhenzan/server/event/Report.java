package dev.zhenzan.server.event;

import dev.zhenzan.core.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One engagement as a platform reports it, checked and not yet numbered: names are text.
 *
 * @param id the platform's own name for the event, or {@code null}: then it cannot be told from a
 *     second delivery of itself
 * @param type what was done
 * @param time when, in milliseconds since 1970-01-01T00:00Z, at least 0
 * @param actor who; never empty
 * @param target on what; never empty
 * @param owner whose content the target is
 * @param community where
 * @param device from which device
 * @param address from which network address
 * @param dwellMillis how long the account looked, -1 where not reported
 * @param completion how much was seen, in basis points, -1 where not reported
 * @param textLength the length of a comment in characters, -1 where not reported
 */
public record Report(
    @Nullable String id,
    EventType type,
    long time,
    String actor,
    String target,
    @Nullable String owner,
    @Nullable String community,
    @Nullable String device,
    @Nullable String address,
    int dwellMillis,
    int completion,
    int textLength) {}
