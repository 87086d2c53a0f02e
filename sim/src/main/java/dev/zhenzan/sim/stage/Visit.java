package dev.zhenzan.sim.stage;

/**
 * One visit of a person to the platform.
 *
 * @param person who
 * @param time when it begins
 * @param views how many posts are looked at
 * @param key names the visit among all of this person's
 */
public record Visit(Person person, long time, int views, long key) {}
