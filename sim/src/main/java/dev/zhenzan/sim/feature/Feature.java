package dev.zhenzan.sim.feature;

/**
 * One number an account.
 *
 * @param name what it is, with its unit
 * @param values by account id
 */
public record Feature(String name, double[] values) {}
