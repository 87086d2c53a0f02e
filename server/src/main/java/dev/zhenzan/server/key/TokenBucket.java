package dev.zhenzan.server.key;

/** Lets so many tokens a second pass on the long run, and twice as many at once. */
final class TokenBucket {
  private final int perSecond;
  private double tokens;
  private long filledMillis;

  TokenBucket(int perSecond, long nowMillis) {
    this.perSecond = perSecond;
    tokens = 2.0 * perSecond;
    filledMillis = nowMillis;
  }

  /**
   * Takes tokens out. A batch larger than what is there passes if the bucket is not empty, and
   * leaves a debt: so a large batch is never refused for ever.
   *
   * @return 0 if they passed, else after how many seconds to try again
   */
  synchronized int take(long count, long nowMillis) {
    if (nowMillis > filledMillis) {
      double more = (nowMillis - filledMillis) / 1000.0 * perSecond;
      tokens = Math.min(2.0 * perSecond, tokens + more);
      filledMillis = nowMillis;
    }
    if (tokens < 1) {
      return (int) Math.min(3600, Math.ceil((1 - tokens) / perSecond));
    }
    tokens -= count;
    return 0;
  }
}
