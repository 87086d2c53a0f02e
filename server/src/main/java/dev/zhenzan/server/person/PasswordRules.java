package dev.zhenzan.server.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which passwords may be chosen: {@value #LEAST} characters or more, and none of those that are
 * tried first. Nothing else is asked, as rules about digits and signs make passwords no harder to
 * guess (NIST SP 800-63B).
 */
final class PasswordRules {
  // Lists of the commonest passwords hold few of twelve characters and more. Those are words of
  // the shorter ones, said twice, with a row of the keyboard, a year or signs behind them. So such
  // words and rows are taken out, and what is left must still be something.

  static final int LEAST = 12;
  static final int MOST = 128;

  private static final int RAW_MAX = 4 * MOST;
  private static final int LEFT_LEAST = 6;
  private static final int DISTINCT_LEAST = 5;
  private static final int RUN_LEAST = 3;
  private static final String NAMES_OF_THE_SERVICE = "zhenzan 真赞";
  private static final List<String> WORDS = words();

  private static final List<String> ROWS =
      List.of(
          "01234567890",
          "abcdefghijklmnopqrstuvwxyz",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
          "1q2w3e4r5t6y7u8i9o0p",
          "q1w2e3r4t5y6u7i8o9p0",
          "qazwsxedcrfvtgbyhnujmikolp",
          "!@#$%^&*()");

  private PasswordRules() {}

  /** One way to write each password: NFKC. Of one that is too long, something that fits none. */
  static String same(String password) {
    String cut = password.length() > RAW_MAX ? password.substring(0, RAW_MAX) : password;
    return Normalizer.normalize(cut, Normalizer.Form.NFKC);
  }

  /** The password as it is hashed, if it may be chosen. */
  static String checked(String password, String person) throws Refused {
    String same = same(password);
    int length = same.codePointCount(0, same.length());
    if (length < LEAST || length > MOST || password.length() > RAW_MAX) {
      throw refused("a password has " + LEAST + " to " + MOST + " characters");
    }
    String left = same.toLowerCase(Locale.ROOT);
    if (left.codePoints().distinct().count() < DISTINCT_LEAST) {
      throw refused("the password is a few characters, repeated");
    }
    if (without(left, names(person)).length() < LEFT_LEAST) {
      throw refused("the password is the person's own name, or the service's, with little added");
    }
    if (isLittle(left) || isLittle(withoutLeet(left))) {
      throw refused("the password is one of those that are tried first");
    }
    return same;
  }

  private static boolean isLittle(String text) {
    return withoutRuns(without(text, WORDS)).length() < LEFT_LEAST;
  }

  private static Refused refused(String why) {
    return new Refused(Refused.Why.BAD_PASSWORD, why);
  }

  private static List<String> names(String person) {
    List<String> names = new ArrayList<>(List.of(NAMES_OF_THE_SERVICE.split(" ", -1)));
    names.add(person);
    for (String part : person.split("[._@-]", -1)) {
      if (part.length() >= RUN_LEAST) {
        names.add(part);
      }
    }
    return names;
  }

  private static String without(String text, List<String> words) {
    String left = text;
    for (String word : words) {
      left = left.replace(word, "");
    }
    return left;
  }

  private static String withoutLeet(String text) {
    String from = "013457@$!";
    String to = "oleastasi";
    StringBuilder plain = new StringBuilder(text);
    for (int at = 0; at < plain.length(); at++) {
      int place = from.indexOf(plain.charAt(at));
      if (place >= 0) {
        plain.setCharAt(at, to.charAt(place));
      }
    }
    return plain.toString();
  }

  /** Without rows of the keyboard in either direction, repeated characters, and years. */
  private static String withoutRuns(String text) {
    StringBuilder left = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int length = runLength(text, at);
      if (length < RUN_LEAST) {
        left.append(text.charAt(at));
        length = 1;
      }
      at += length;
    }
    return left.toString().replaceAll("(19|20)\\d\\d", "").replaceAll("[\\s\\p{Punct}]", "");
  }

  private static int runLength(String text, int from) {
    int best = 1;
    while (from + best < text.length() && text.charAt(from + best) == text.charAt(from)) {
      best++;
    }
    for (String row : ROWS) {
      best = Math.max(best, along(text, from, row));
      best = Math.max(best, along(text, from, new StringBuilder(row).reverse().toString()));
    }
    return best;
  }

  private static int along(String text, int from, String row) {
    int begin = row.indexOf(text.charAt(from));
    int length = 0;
    while (begin >= 0
        && begin + length < row.length()
        && from + length < text.length()
        && row.charAt(begin + length) == text.charAt(from + length)) {
      length++;
    }
    return length;
  }

  /** Longest first, so that a short one does not break a long one up. */
  private static List<String> words() {
    try (InputStream in = PasswordRules.class.getResourceAsStream("/common-password-words.txt")) {
      if (in == null) {
        throw new IllegalStateException("the list of common words is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> List.of(line.split(" ", -1)).stream())
          .sorted((one, other) -> Integer.compare(other.length(), one.length()))
          .toList();
    } catch (IOException broken) {
      throw new IllegalStateException("the list of common words cannot be read", broken);
    }
  }
}
