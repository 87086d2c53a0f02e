package dev.zhenzan.server.api;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Ladder.NotDone;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parts of a body that says what is to be done. */
final class Asked {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(s|m|h|d)");
  private static final int WORDS_MAX = 4_000;

  private Asked() {}

  /** Who does it, as acts write it down. */
  static String by(Call call) {
    ApiKey key = call.key();
    return key == null ? "service" : key.by();
  }

  /** {@code because}: one text for both languages, or one for each; it must be there. */
  static Because because(JsonNode asked) throws ProblemException {
    JsonNode said = asked.path("because");
    if (said.isString() && !said.asString().isBlank()) {
      return new Because(words(said, "/because"), words(said, "/because"));
    }
    String english = words(said.path("en"), "/because/en");
    String chinese = words(said.path("zh"), "/because/zh");
    if (english.isEmpty() && chinese.isEmpty()) {
      throw Problem.invalid(
              "/because", "because must say why, as a text or as {\"en\": …, \"zh\": …}")
          .thrown();
    }
    return new Because(
        english.isEmpty() ? chinese : english, chinese.isEmpty() ? english : chinese);
  }

  /** Free words of a person; empty where there are none. */
  static String words(JsonNode said, String pointer) throws ProblemException {
    if (said.isMissingNode() || said.isNull()) {
      return "";
    }
    if (!said.isString() || said.asString().length() > WORDS_MAX) {
      throw Problem.invalid(pointer, "must be a text of at most " + WORDS_MAX + " characters")
          .thrown();
    }
    String text = said.asString().strip();
    if (text.indexOf('\0') >= 0 || !Utf16.isWhole(text)) {
      throw Problem.invalid(pointer, "holds what is no text").thrown();
    }
    return text;
  }

  /** A span such as {@code 6h} or {@code 90d}, in milliseconds; or what stands for none. */
  static long span(JsonNode asked, String field, long otherwise) throws ProblemException {
    JsonNode value = asked.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    Matcher span = SPAN.matcher(value.asString(""));
    if (!span.matches()) {
      throw Problem.invalid(
              "/" + field,
              field + " must be a number with s, m, h or d behind it, such as 6h or 90d")
          .thrown();
    }
    long unit =
        switch (span.group(2)) {
          case "s" -> 1_000L;
          case "m" -> 60_000L;
          case "h" -> 3_600_000L;
          default -> 86_400_000L;
        };
    return Long.parseLong(span.group(1)) * unit;
  }

  /** A time in ISO-8601, in milliseconds; or what stands for none. */
  static long time(JsonNode asked, String field, long otherwise) throws ProblemException {
    JsonNode value = asked.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    try {
      return Instant.parse(value.asString("")).toEpochMilli();
    } catch (DateTimeParseException none) {
      throw Problem.invalid("/" + field, field + " must be a time such as 2027-01-31T00:00:00Z")
          .thrown();
    }
  }

  /** A share from 0 to 1, in basis points. */
  static int share(JsonNode asked, String field, int otherwise) throws ProblemException {
    JsonNode value = asked.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    double share = value.isNumber() ? value.doubleValue() : -1;
    if (!(share >= 0 && share <= 1)) {
      throw Problem.invalid("/" + field, field + " must be a number from 0 to 1").thrown();
    }
    return (int) Math.round(share * 10_000);
  }

  /** A whole number within bounds. */
  static int whole(JsonNode asked, String field, int least, int most, int otherwise)
      throws ProblemException {
    JsonNode value = asked.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw Problem.invalid(
              "/" + field, field + " must be a whole number from " + least + " to " + most)
          .thrown();
    }
    return value.intValue();
  }

  /** {@code account}, or {@code accounts}; at least one. */
  static List<String> accounts(JsonNode asked) throws ProblemException {
    List<String> accounts = new ArrayList<>();
    JsonNode many = asked.path("accounts");
    if (many.isArray()) {
      for (JsonNode each : many) {
        accounts.add(Call.checkedName(each.asString(""), "/accounts/" + accounts.size()));
      }
    } else {
      accounts.add(Call.textOf(asked, "account"));
    }
    if (accounts.isEmpty()) {
      throw Problem.invalid("/accounts", "accounts must name at least one").thrown();
    }
    return accounts.stream().distinct().toList();
  }

  /** It cannot be done as things are. */
  static ProblemException cannot(NotDone why) {
    return Problem.of(
            409, "not-done", "It cannot be done as things are", String.valueOf(why.getMessage()))
        .thrown();
  }

  static @Nullable Doc shown(Because because) {
    return because.english().isEmpty() && because.chinese().isEmpty()
        ? null
        : new Doc().put("en", because.english()).put("zh", because.chinese());
  }
}
