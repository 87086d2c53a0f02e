package dev.zhenzan.audit.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One piece of markup in both languages, already escaped.
 *
 * @param en in English
 * @param zh in Chinese
 */
record Bilingual(String en, String zh) {

  /**
   * A name from the log: escaped, and isolated so that its direction disturbs nothing around it.
   */
  static Bilingual name(String hostile) {
    String shown = "<bdi>" + Html.escape(shorten(hostile)) + "</bdi>";
    return new Bilingual(shown, shown);
  }

  /** The same text in both languages, escaped. */
  static Bilingual same(String text) {
    String escaped = Html.escape(text);
    return new Bilingual(escaped, escaped);
  }

  /** Several pieces with a separator of the language between them. */
  static Bilingual join(List<Bilingual> parts, String enSeparator, String zhSeparator) {
    List<String> en = new ArrayList<>();
    List<String> zh = new ArrayList<>();
    for (Bilingual part : parts) {
      en.add(part.en);
      zh.add(part.zh);
    }
    return new Bilingual(String.join(enSeparator, en), String.join(zhSeparator, zh));
  }

  /** The piece in one of the languages, {@code en} or {@code zh}. */
  String in(String language) {
    return language.equals("zh") ? zh : en;
  }

  /** A log may hold a name of fifty megabytes; a page need not. */
  static String shorten(String name) {
    int most = 80;
    if (name.codePointCount(0, name.length()) <= most) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
  }
}
