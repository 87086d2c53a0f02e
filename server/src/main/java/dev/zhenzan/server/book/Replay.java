package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventColumns;
import java.util.function.IntFunction;

/**
 * The log as it is now, in canonical order, for whoever plays it once more.
 *
 * @param account the name of an account by its id in the columns
 */
public record Replay(EventColumns events, IntFunction<String> account) {}
