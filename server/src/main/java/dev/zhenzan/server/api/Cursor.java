package dev.zhenzan.server.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list, for the next page. Callers hand it back as it is; what it holds may change
 * from version to version.
 */
final class Cursor {
  private static final String VERSION = "1:";

  private Cursor() {}

  static String after(String list, String place) {
    String text = VERSION + list + ":" + place;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The place, if the cursor was made for the same list. */
  static String place(String list, String cursor) throws ProblemException {
    String prefix = VERSION + list + ":";
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(prefix)) {
        return text.substring(prefix.length());
      }
    } catch (IllegalArgumentException notBase64) {
      // told below
    }
    throw Problem.invalid("/query/cursor", "the cursor is not one of this list's").thrown();
  }
}
