package dev.zhenzan.server.gate;

import dev.zhenzan.core.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An engagement that is about to happen.
 *
 * @param atMillis when, by the service's clock
 */
public record Question(
    EventType type,
    String actor,
    String target,
    @Nullable String device,
    @Nullable String address,
    long atMillis) {}
