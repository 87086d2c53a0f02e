package dev.zhenzan.server.policy.feature;

/** What a feature's value is; in brackets what conditions take it for, and its Java class. */
public enum FeatureType {
  /** A whole number (int, {@link Long}). */
  WHOLE("int"),
  /** A number (double, {@link Double}). */
  REAL("double"),
  /** Yes or no (bool, {@link Boolean}). */
  TRUTH("bool"),
  /** A text (string, {@link String}). */
  TEXT("string"),
  /** Some texts (list of string, {@link java.util.List} of {@link String}). */
  NAMES("list(string)");

  private final String word;

  FeatureType(String word) {
    this.word = word;
  }

  /** As CEL calls it. */
  public String word() {
    return word;
  }
}
