package dev.zhenzan.sim.stage;

/**
 * Something that can be liked.
 *
 * @param number dense, in the order of publication to the stage
 * @param author whose it is
 * @param topic what it is about
 * @param community where it was published
 * @param time when
 * @param appeal how good it is, from about 0.2; heavy-tailed
 */
public record Post(int number, Person author, int topic, int community, long time, double appeal) {}
