package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.feature.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text with the values of features in it: {@code {likes_1h} likes within an hour}. */
final class Template {
  private final List<String> texts;
  private final List<Feature> features;

  private Template(List<String> texts, List<Feature> features) {
    this.texts = texts;
    this.features = features;
  }

  /**
   * A name between braces, and where the name begins in code points; {@code end} is -1 where the
   * brace is not closed.
   */
  record Slot(String name, int begin, int end) {}

  /** All names between braces. */
  static List<Slot> slots(String text) {
    List<Slot> slots = new ArrayList<>();
    int[] points = text.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      if (points[at] == '{') {
        int end = at + 1;
        while (end < points.length && points[end] != '}') {
          end++;
        }
        String name = new String(points, at + 1, Math.min(end, points.length) - at - 1);
        slots.add(new Slot(name, at + 1, end < points.length ? end : -1));
        at = end;
      }
    }
    return slots;
  }

  /** A text all of whose names are those of features. */
  static Template of(String text, Function<String, @Nullable Feature> known) {
    List<String> texts = new ArrayList<>();
    List<Feature> features = new ArrayList<>();
    int[] points = text.codePoints().toArray();
    int from = 0;
    for (Slot slot : slots(text)) {
      Feature feature = known.apply(slot.name());
      if (feature != null && slot.end() >= 0) {
        texts.add(new String(points, from, slot.begin() - 1 - from));
        features.add(feature);
        from = slot.end() + 1;
      }
    }
    texts.add(new String(points, from, points.length - from));
    return new Template(List.copyOf(texts), List.copyOf(features));
  }

  List<Feature> features() {
    return features;
  }

  /** With values in place of names; a question mark where one is not known. */
  String fill(Function<Feature, @Nullable Object> values) {
    StringBuilder text = new StringBuilder(texts.get(0));
    for (int at = 0; at < features.size(); at++) {
      text.append(shown(values.apply(features.get(at)))).append(texts.get(at + 1));
    }
    return text.toString();
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "?";
    }
    if (value instanceof Double number) {
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? String.format(Locale.ROOT, "%,d", number.longValue())
          : String.format(Locale.ROOT, "%.3g", number);
    }
    if (value instanceof Long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    if (value instanceof List<?> names) {
      return String.join(", ", names.stream().map(String::valueOf).toList());
    }
    return value.toString();
  }
}
