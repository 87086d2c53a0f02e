package dev.zhenzan.server.policy.text;

/**
 * The same said in both languages.
 *
 * @param english in English
 * @param chinese in Chinese
 */
public record Words(String english, String chinese) {
  /** Nothing to say. */
  public static final Words NONE = new Words("", "");

  /** In one of the two. */
  public String in(boolean inChinese) {
    return inChinese ? chinese : english;
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return english.isEmpty() && chinese.isEmpty();
  }

  /** Both with what comes after. */
  public Words then(Words next) {
    return new Words(english + next.english, chinese + next.chinese);
  }
}
