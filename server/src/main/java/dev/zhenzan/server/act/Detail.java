package dev.zhenzan.server.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The particulars of an act: an object of JSON, its members in the order of their names, so that
 * the same particulars are the same bytes. Numbers are whole, so that they are the same everywhere.
 */
public final class Detail {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** No particulars. */
  public static final Detail NONE = new Detail("{}");

  private final String text;
  private @Nullable JsonNode tree;

  private Detail(String text) {
    this.text = text;
  }

  /**
   * @param text as {@link #text()} gave it
   */
  public static Detail read(String text) {
    return new Detail(text);
  }

  /** Starts a new one. */
  public static Making making() {
    return new Making();
  }

  /** As JSON. */
  public String text() {
    return text;
  }

  private JsonNode tree() {
    JsonNode read = tree;
    if (read == null) {
      read = MAPPER.readTree(text);
      tree = read;
    }
    return read;
  }

  /** A text, empty where there is none. */
  public String text(String name) {
    return tree().path(name).asString("");
  }

  /** A whole number, or what stands for none. */
  public long number(String name, long otherwise) {
    return tree().path(name).asLong(otherwise);
  }

  /** A truth, false where there is none. */
  public boolean is(String name) {
    return tree().path(name).asBoolean(false);
  }

  /** Texts, none where there are none. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    tree().path(name).forEach(each -> texts.add(each.asString("")));
    return texts;
  }

  /** Texts by name, in the order of the names. */
  public Map<String, String> map(String name) {
    Map<String, String> map = new TreeMap<>();
    tree().path(name).properties().forEach(e -> map.put(e.getKey(), e.getValue().asString("")));
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Detail that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Particulars being put together. */
  public static final class Making {
    private final Map<String, Object> members = new TreeMap<>();

    private Making() {}

    /** Adds a text, unless it is empty. */
    public Making text(String name, String value) {
      if (!value.isEmpty()) {
        members.put(name, value);
      }
      return this;
    }

    /** Adds a whole number. */
    public Making number(String name, long value) {
      members.put(name, value);
      return this;
    }

    /** Adds a truth, unless it is false. */
    public Making is(String name, boolean value) {
      if (value) {
        members.put(name, true);
      }
      return this;
    }

    /** Adds texts, unless there are none. */
    public Making texts(String name, List<String> values) {
      if (!values.isEmpty()) {
        members.put(name, List.copyOf(values));
      }
      return this;
    }

    /** Adds texts by name, unless there are none. */
    public Making map(String name, Map<String, String> values) {
      if (!values.isEmpty()) {
        members.put(name, new TreeMap<>(values));
      }
      return this;
    }

    /** All of it. */
    public Detail end() {
      return new Detail(MAPPER.writeValueAsString(members));
    }
  }
}
