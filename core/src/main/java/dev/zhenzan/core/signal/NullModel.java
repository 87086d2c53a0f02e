package dev.zhenzan.core.signal;

import java.util.List;

/**
 * One fitted model of innocent behaviour.
 *
 * @param name which signal and measure, such as {@code burst.likes_in_60_s}
 * @param keys on how many accounts, targets, devices or pairs it was fitted
 * @param parameters name and value of each parameter, in reading order
 */
public record NullModel(String name, long keys, List<Parameter> parameters) {

  /** One parameter of a fitted model. */
  public record Parameter(String name, double value) {}

  /** A model with its parameters as name, value, name, value… */
  public static NullModel of(String name, long keys, Object... parameters) {
    Parameter[] list = new Parameter[parameters.length / 2];
    for (int at = 0; at < list.length; at++) {
      list[at] =
          new Parameter(
              (String) parameters[2 * at], ((Number) parameters[2 * at + 1]).doubleValue());
    }
    return new NullModel(name, keys, List.of(list));
  }
}
