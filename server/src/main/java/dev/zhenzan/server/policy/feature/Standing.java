package dev.zhenzan.server.policy.feature;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in force on an account at a time.
 *
 * @param strikes that have not expired
 * @param labels names
 * @param lists names of lists that name it
 */
public record Standing(
    long strikes,
    List<String> labels,
    List<String> lists,
    boolean allowed,
    boolean denied,
    boolean grey) {

  /** Nothing was ever said of it. */
  public static final Standing NONE =
      new Standing(0, List.of(), List.of(), /* allowed= */ false, /* denied= */ false, false);

  private static final Set<String> NAMES =
      Set.of("strikes", "labels", "lists", "allowed", "denied", "grey");

  /** Whether a feature is one of standing. */
  public static boolean holds(String feature) {
    return NAMES.contains(feature);
  }

  /** The value of a feature of standing, {@code null} for any other. */
  public @Nullable Object value(String feature) {
    return switch (feature) {
      case "strikes" -> strikes;
      case "labels" -> labels;
      case "lists" -> lists;
      case "allowed" -> allowed;
      case "denied" -> denied;
      case "grey" -> grey;
      default -> null;
    };
  }
}
