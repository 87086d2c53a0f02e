package dev.zhenzan.audit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * All words of the page in both languages, from one file.
 *
 * <p>A template holds {@code {0}}, {@code {1}}… for its arguments and {@code {0|like|likes}} to
 * choose a word by whether argument 0 is one. Numbers are grouped, strings are taken as names from
 * the log and escaped, {@link Bilingual} goes in as it is.
 */
final class Texts {
  private static final String FILE = "texts.properties";

  private final Properties entries;

  private Texts(Properties entries) {
    this.entries = entries;
  }

  /** Reads the file. */
  static Texts load() {
    Properties entries = new Properties();
    try (InputStream in = Resources.open(FILE);
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      entries.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Texts(entries);
  }

  /** The keys that are given in one language. */
  Set<String> keys(String language) {
    Set<String> keys = new TreeSet<>();
    String ending = "." + language;
    for (String name : entries.stringPropertyNames()) {
      if (name.endsWith(ending)) {
        keys.add(name.substring(0, name.length() - ending.length()));
      }
    }
    return keys;
  }

  /** Whether there are words under the key. */
  boolean has(String key) {
    return entries.containsKey(key + ".en");
  }

  /**
   * The words under a key, filled in.
   *
   * @throws IllegalArgumentException if the key is unknown
   */
  Bilingual say(String key, Object... args) {
    return new Bilingual(fill("en", key, args), fill("zh", key, args));
  }

  private String fill(String language, String key, Object[] args) {
    String template = entries.getProperty(key + "." + language);
    if (template == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language);
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    int open;
    while ((open = template.indexOf('{', from)) >= 0) {
      int close = template.indexOf('}', open);
      out.append(template, from, open);
      out.append(slot(language, template.substring(open + 1, close), args));
      from = close + 1;
    }
    return out.append(template, from, template.length()).toString();
  }

  private static String slot(String language, String slot, Object[] args) {
    int bar = slot.indexOf('|');
    if (bar < 0) {
      return show(language, args[Integer.parseInt(slot)]);
    }
    boolean one = ((Number) args[Integer.parseInt(slot.substring(0, bar))]).longValue() == 1;
    int second = slot.indexOf('|', bar + 1);
    return one ? slot.substring(bar + 1, second) : slot.substring(second + 1);
  }

  private static String show(String language, Object arg) {
    if (arg instanceof Bilingual bilingual) {
      return bilingual.in(language);
    }
    if (arg instanceof Number number) {
      return Figures.whole(number.longValue());
    }
    return Bilingual.name(arg.toString()).en();
  }
}
