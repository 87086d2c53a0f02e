package dev.zhenzan.server.policy.condition;

import dev.zhenzan.server.policy.feature.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several conditions made ready to be asked together of the same like or account. */
public final class Conditions {
  private final List<Feature> features;
  private final Map<Feature, Integer> slots = new HashMap<>();
  private final Truth[] truths;
  private final int interpreted;

  /** What a condition says. */
  public enum Said {
    NO,
    YES,
    /** A value that it needs is not known. */
    UNDECIDED
  }

  private static final Said[] SAID = Said.values();

  private Conditions(List<Condition> conditions, boolean own) {
    Set<Feature> all = new LinkedHashSet<>();
    conditions.forEach(condition -> all.addAll(condition.features()));
    features = List.copyOf(new ArrayList<>(all));
    for (int slot = 0; slot < features.size(); slot++) {
      slots.put(features.get(slot), slot);
    }
    Interpreter interpreter = new Interpreter();
    truths = new Truth[conditions.size()];
    int through = 0;
    for (int at = 0; at < truths.length; at++) {
      // By name within one condition only: two files may call different things the same.
      Map<String, Integer> named = named(conditions.get(at));
      if (own) {
        Closures closures = new Closures(conditions.get(at).tree(), named, features, interpreter);
        truths[at] = closures.compile();
        through += closures.interpreted() ? 1 : 0;
      } else {
        truths[at] = interpreter.truth(conditions.get(at).tree(), named);
      }
    }
    interpreted = own ? through : truths.length;
  }

  private Map<String, Integer> named(Condition condition) {
    Map<String, Integer> named = new HashMap<>();
    for (Feature feature : condition.features()) {
      named.put(feature.name(), slots.getOrDefault(feature, -1));
    }
    return named;
  }

  /** Made ready to be fast. */
  public static Conditions of(List<Condition> conditions) {
    return new Conditions(conditions, /* own= */ true);
  }

  /** Through dev.cel's interpreter alone: slow, and what the fast way is held against. */
  static Conditions interpreted(List<Condition> conditions) {
    return new Conditions(conditions, /* own= */ false);
  }

  /** All features that any of them asks for. */
  public List<Feature> features() {
    return features;
  }

  /** The place of a feature in frames. */
  public int slot(Feature feature) {
    return slots.getOrDefault(feature, -1);
  }

  /** A frame for one thread. */
  public Frame frame() {
    return new Frame(features);
  }

  /** What one of them says of the values in the frame. */
  public Said ask(int condition, Frame frame) {
    return SAID[truths[condition].of(frame)];
  }

  /** How many need dev.cel's interpreter. */
  public int interpreted() {
    return interpreted;
  }
}
