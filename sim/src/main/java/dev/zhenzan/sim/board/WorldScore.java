package dev.zhenzan.sim.board;

import java.util.List;

/**
 * One world with one seed.
 *
 * @param world its name
 * @param seed its seed
 * @param methods the engine first, then the floor, then whatever else was asked for
 * @param engine what can be said of the engine only
 */
public record WorldScore(String world, long seed, List<MethodScore> methods, EngineScore engine) {}
