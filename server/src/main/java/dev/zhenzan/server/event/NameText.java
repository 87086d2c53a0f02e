package dev.zhenzan.server.event;

import org.jspecify.annotations.Nullable;

/**
 * What a name may look like: any text without blanks around it, up to {@value #BYTES_MAX} bytes in
 * UTF-8. The same blanks are cut as when a file is read, so that a file and a service name the same
 * accounts.
 */
public final class NameText {
  /** The longest name, in bytes of UTF-8. */
  public static final int BYTES_MAX = 1024;

  private NameText() {}

  /** The text without blanks, tabs and line ends around it; mostly the same object. */
  public static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** What is wrong with a trimmed name, or {@code null}. */
  public static @Nullable String fault(String name) {
    int bytes = 0;
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c == 0) {
        return "holds a NUL character";
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && at + 1 < name.length()
                && Character.isLowSurrogate(name.charAt(at + 1));
        if (!pair) {
          return "holds half a character (a surrogate alone)";
        }
        at++;
        bytes += 4;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    return bytes > BYTES_MAX ? "is longer than " + BYTES_MAX + " bytes" : null;
  }
}
