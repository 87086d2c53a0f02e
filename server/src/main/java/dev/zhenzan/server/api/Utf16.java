package dev.zhenzan.server.api;

/** Whether a text can be written in UTF-8. */
final class Utf16 {
  private Utf16() {}

  /** Whether no half of a pair of surrogates stands alone. */
  static boolean isWhole(String text) {
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      if (Character.isHighSurrogate(here)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (Character.isSurrogate(here)) {
        return false;
      }
    }
    return true;
  }
}
