package dev.zhenzan.server.policy.text;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Where in the file each code point of a YAML scalar's value stands, whatever its style: plain,
 * quoted, or a block with its own indentation and folded lines.
 */
final class ScalarMap {
  // The value's signs that are not blank stand in the file in the same order; only escapes are
  // written otherwise. So both are walked side by side: a sign of the value takes the next sign of
  // the file that is not blank, a blank of the value the blanks between, and an escape as a whole
  // one place. No rule of folding has to be known twice.

  private final Source source;
  private final int[] places;
  private final int end;

  private ScalarMap(Source source, int[] places, int end) {
    this.source = source;
    this.places = places;
    this.end = end;
  }

  static ScalarMap of(Source source, int begin, int end, String value, ScalarStyle style) {
    int[] points = value.codePoints().toArray();
    int[] places = new int[points.length];
    int raw = content(source, begin, end, style);
    for (int at = 0; at < points.length; at++) {
      if (!isBlank(points[at])) {
        while (raw < end && isBlank(source.point(raw))) {
          raw++;
        }
      }
      places[at] = Math.min(raw, end);
      raw += raw < end ? width(source, raw, end, style, points[at]) : 0;
    }
    return new ScalarMap(source, places, end);
  }

  /** Where the value begins: after a quote, or after the line of a block's sign. */
  private static int content(Source source, int begin, int end, ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED, SINGLE_QUOTED -> begin + 1;
      case LITERAL, FOLDED -> {
        int at = begin;
        while (at < end && source.point(at) != '\n') {
          at++;
        }
        yield Math.min(end, at + 1);
      }
      default -> begin;
    };
  }

  /** How many code points of the file stand for this one of the value. */
  private static int width(Source source, int raw, int end, ScalarStyle style, int point) {
    boolean escape = style == ScalarStyle.DOUBLE_QUOTED && source.point(raw) == '\\';
    if (isBlank(point) && !escape) {
      return isBlank(source.point(raw)) ? 1 : 0;
    }
    if (style == ScalarStyle.SINGLE_QUOTED && point == '\'') {
      return 2;
    }
    if (escape && raw + 1 < end) {
      return switch (source.point(raw + 1)) {
        case 'x' -> 4;
        case 'u' -> 6;
        case 'U' -> 10;
        default -> 2;
      };
    }
    return 1;
  }

  private static boolean isBlank(int point) {
    return point == ' ' || point == '\t' || point == '\n';
  }

  /** The part of the file that stands for a part of the value. */
  Span span(int from, int length) {
    if (places.length == 0) {
      return new Span(source, Math.max(0, end - 1), end);
    }
    int first = Math.max(0, Math.min(from, places.length - 1));
    int last = Math.max(first, Math.min(from + length, places.length) - 1);
    int begin = from >= places.length ? places[first] + 1 : places[first];
    return new Span(source, begin, Math.max(begin + 1, places[last] + 1));
  }
}
