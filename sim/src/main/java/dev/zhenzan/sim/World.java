package dev.zhenzan.sim;

import java.util.List;

/**
 * A synthetic world: what its platform would have logged, and the truth beside it.
 *
 * @param name one of {@link Worlds#names()}
 * @param seed the one number from which everything in it follows
 * @param events ordered by time, then actor, target, type and id
 * @param accounts in name order; everybody who exists, active or not
 * @param truth what a detector may be scored against
 */
public record World(
    String name, long seed, List<SimEvent> events, List<SimAccount> accounts, Truth truth) {}
