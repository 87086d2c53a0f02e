package dev.zhenzan.server.gate;

/**
 * How fast is too fast, while the population has not been asked: far above what people do in any
 * crowd of the worlds that detection is tested on.
 *
 * @param minute likes within a minute
 * @param hour likes within an hour
 * @param day likes within a day
 * @param deviceAccounts accounts on one device within a day
 */
public record GateLimits(int minute, int hour, int day, int deviceAccounts) {
  /** What is shipped. */
  public static final GateLimits SHIPPED = new GateLimits(60, 600, 3_000, 20);
}
