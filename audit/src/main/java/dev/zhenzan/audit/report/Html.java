package dev.zhenzan.audit.report;

/** Markup under construction. What comes from the log goes in through {@link #text} only. */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Texts texts;

  Html(Texts texts) {
    this.texts = texts;
  }

  /** Markup that this program wrote itself. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** A number, as an attribute or as text. */
  Html raw(long number) {
    out.append(number);
    return this;
  }

  /** Text from anywhere, escaped. */
  Html text(String hostile) {
    out.append(escape(hostile));
    return this;
  }

  /** The words under a key in both languages. */
  Html say(String key, Object... args) {
    return say(texts.say(key, args));
  }

  /** One piece in both languages; one copy is enough where they agree. */
  Html say(Bilingual both) {
    if (both.en().equals(both.zh())) {
      out.append(both.en());
    } else {
      out.append("<span lang=\"en\">").append(both.en()).append("</span>");
      out.append("<span lang=\"zh\">").append(both.zh()).append("</span>");
    }
    return this;
  }

  /** An element that holds the words under a key. */
  Html element(String tag, String key, Object... args) {
    return raw("<" + tag + ">").say(key, args).raw("</" + name(tag) + ">\n");
  }

  /** The words under a key, for use as an argument of others. */
  Bilingual words(String key, Object... args) {
    return texts.say(key, args);
  }

  /** All words. */
  Texts texts() {
    return texts;
  }

  private static String name(String tag) {
    int space = tag.indexOf(' ');
    return space < 0 ? tag : tag.substring(0, space);
  }

  /**
   * Makes any text safe as content and inside quoted attributes. Control characters, which HTML
   * does not allow, lone surrogates, which no file can hold, and direction overrides, which could
   * turn the words around a name, become the replacement character.
   */
  static String escape(String hostile) {
    StringBuilder safe = new StringBuilder(hostile.length() + 16);
    hostile
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isShowable(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  /** Whether a character may stand in the page as it is. */
  static boolean isShowable(int c) {
    boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !control && !surrogate && !override;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
