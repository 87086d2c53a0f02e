package dev.zhenzan.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The words of the scoreboard's page in both languages. */
final class BoardWords {
  private final Properties entries;

  private BoardWords(Properties entries) {
    this.entries = entries;
  }

  static BoardWords load() throws IOException {
    Properties entries = new Properties();
    try (InputStream in = open("scoreboard.properties");
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      entries.load(reader);
    }
    return new BoardWords(entries);
  }

  /** A resource as text; its name is relative to this package or begins with a slash. */
  static String text(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = BoardWords.class.getResourceAsStream(resource);
    if (in == null) {
      throw new FileNotFoundException("not on the class path: " + resource);
    }
    return in;
  }

  /** The word in one language, {@code en} or {@code zh}; an unknown one stands for itself. */
  String in(String language, String key) {
    return entries.getProperty(key + "." + language, key.replace('_', ' '));
  }

  /** The word in both languages, as markup. A figure of a group, "what: group", is put together. */
  String both(String key) {
    int colon = key.indexOf(": ");
    if (colon > 0) {
      return both(key.substring(0, colon)) + ": " + both(key.substring(colon + 2));
    }
    String en = in("en", key);
    String zh = in("zh", key);
    return en.equals(zh)
        ? en
        : "<span lang=\"en\">" + en + "</span><span lang=\"zh\">" + zh + "</span>";
  }

  /** All words of one language by key. */
  Map<String, String> all(String language) {
    Map<String, String> all = new TreeMap<>();
    String ending = "." + language;
    for (String name : entries.stringPropertyNames()) {
      if (name.endsWith(ending)) {
        all.put(name.substring(0, name.length() - ending.length()), entries.getProperty(name));
      }
    }
    return all;
  }
}
