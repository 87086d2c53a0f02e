package dev.zhenzan.server.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What a form of a web page sends. */
final class Forms {
  private static final int WORDS_MAX = 4_000;

  private Forms() {}

  /** A field of an urlencoded body, trimmed; empty where it is missing. */
  static String field(byte[] body, String name) throws ProblemException {
    for (String part : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      if (part.startsWith(name + "=")) {
        return decoded(part.substring(name.length() + 1));
      }
    }
    return "";
  }

  private static String decoded(String text) throws ProblemException {
    try {
      String words = URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
      if (words.length() <= WORDS_MAX && words.indexOf('\0') < 0 && Utf16.isWhole(words)) {
        return words;
      }
    } catch (IllegalArgumentException broken) {
      // told below
    }
    throw Problem.malformed("at most " + WORDS_MAX + " characters of text").thrown();
  }
}
