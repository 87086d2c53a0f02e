package dev.zhenzan.server.api;

/**
 * How authentic an account is, 0 to 100, for people: what is left of certainty after suspicion.
 *
 * @param band one word for it
 */
record Score(int points, String band, String bandChinese) {

  static Score of(int suspicionMillionths) {
    int points = (int) Math.round((1_000_000 - suspicionMillionths) / 1e4);
    if (points >= 90) {
      return new Score(points, "genuine", "真实");
    }
    if (points >= 60) {
      return new Score(points, "mostly_genuine", "基本真实");
    }
    if (points >= 40) {
      return new Score(points, "uncertain", "不确定");
    }
    if (points >= 10) {
      return new Score(points, "suspicious", "可疑");
    }
    return new Score(points, "brushing", "刷赞");
  }
}
