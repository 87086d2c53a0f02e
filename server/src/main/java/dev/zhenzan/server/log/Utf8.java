package dev.zhenzan.server.log;

import java.nio.charset.StandardCharsets;

/** Text as bytes and back, without a loss that nobody sees. */
final class Utf8 {
  private Utf8() {}

  /**
   * The bytes of a text.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair: Java would write a
   *     question mark, and two names would become one
   */
  static byte[] of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          throw new IllegalArgumentException("half of a surrogate pair at " + i + " of a name");
        }
        i++;
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
