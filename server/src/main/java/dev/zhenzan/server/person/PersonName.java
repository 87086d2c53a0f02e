package dev.zhenzan.server.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How people are called: one way to write each name, so that nobody can be taken for another. */
final class PersonName {
  /** Any longer text is no name, and is not looked at. */
  static final int LENGTH_MAX = 64;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]*");

  private PersonName() {}

  /** The one way: NFKC, lower case, no blanks around it. Of a text that is no name, any text. */
  static String folded(String text) {
    String cut = text.length() > 4 * LENGTH_MAX ? text.substring(0, 4 * LENGTH_MAX) : text;
    String same = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(same, Normalizer.Form.NFKC).strip();
  }

  /** The name, if it is one. */
  static String checked(String text) throws Refused {
    String name = folded(text);
    if (name.length() > LENGTH_MAX || !NAME.matcher(name).matches()) {
      throw new Refused(
          Refused.Why.BAD_NAME,
          "a name has 1 to "
              + LENGTH_MAX
              + " letters, digits, dots, dashes, underscores or @, and begins with a letter or"
              + " digit");
    }
    return name;
  }
}
