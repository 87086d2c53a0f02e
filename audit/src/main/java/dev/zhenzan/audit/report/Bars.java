package dev.zhenzan.audit.report;

import dev.zhenzan.core.verdict.LikeVerdicts;

/** Small bars as SVG: they need no script and print sharply. */
final class Bars {
  private static final int WIDTH = 1000;

  private Bars() {}

  /** One full-width bar, divided into what counts and what is withheld. */
  static String share(long honest, long withheld, long whole) {
    return open("share", 10)
        + rect("honest", 0, scale(honest, whole), 10)
        + rect("withheld", scale(honest, whole), scale(honest + withheld, whole), 10)
        + "</svg>\n";
  }

  /** The same for one target, as long as its likes are of the largest shown. */
  static String target(long honestBp, int raw, int largest) {
    int honest = scale(honestBp / (double) LikeVerdicts.WHOLE, largest);
    return open("bar", 10)
        + rect("honest", 0, honest, 10)
        + rect("withheld", honest, scale(raw, largest), 10)
        + "</svg>";
  }

  /** A step of a waterfall on a scale from low to high, with the cut as a line. */
  static String step(String kind, double from, double to, double low, double high, double cut) {
    int left = scale(Math.min(from, to) - low, high - low);
    int right = Math.max(left + 4, scale(Math.max(from, to) - low, high - low));
    int line = scale(cut - low, high - low);
    return open("step", 14)
        + rect("axis", scale(-low, high - low) - 1, scale(-low, high - low) + 1, 14)
        + rect(kind, left, right, 14)
        + rect("cut", line - 2, line + 2, 14)
        + "</svg>";
  }

  private static int scale(double value, double whole) {
    double share = whole <= 0 ? 0 : value / whole;
    return (int) Math.round(WIDTH * Math.max(0, Math.min(1, share)));
  }

  private static String open(String kind, int height) {
    return "<svg class=\"%s\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        .formatted(kind, WIDTH, height);
  }

  private static String rect(String kind, int from, int to, int height) {
    if (to <= from) {
      return "";
    }
    return "<rect class=\"%s\" x=\"%d\" width=\"%d\" height=\"%d\"/>"
        .formatted(kind, from, to - from, height);
  }
}
