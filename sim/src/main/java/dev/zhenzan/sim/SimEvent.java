package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One engagement in a synthetic world, with names as a platform would report them.
 *
 * @param id unique in the world; numbered in time order, so that it says nothing about guilt
 * @param type the kind of engagement
 * @param time milliseconds since 1970-01-01T00:00Z
 * @param actor the account that acted
 * @param target what it acted on; for FOLLOW and EXCHANGE the name of the other account
 * @param owner the account that owns the target; the other account itself for FOLLOW and EXCHANGE
 * @param community where it happened
 * @param device what it came from
 * @param ip the network address, textual
 * @param dwellMillis how long the account looked, {@code -1} where that is not known
 * @param completion how much of the content was seen, 0…1 in steps of 0.0001, NaN where not known
 * @param textLength the length of a comment in characters, {@code -1} for everything else
 */
public record SimEvent(
    String id,
    EventType type,
    long time,
    String actor,
    String target,
    @Nullable String owner,
    @Nullable String community,
    @Nullable String device,
    @Nullable String ip,
    long dwellMillis,
    double completion,
    int textLength) {}
