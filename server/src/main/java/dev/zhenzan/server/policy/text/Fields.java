package dev.zhenzan.server.policy.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The named fields of one place in a file; those that nobody asks for are errors. */
public final class Fields {
  private final Span span;
  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();

  private record Entry(Value name, Value value) {}

  Fields(Span span, Problems problems) {
    this.span = span;
    this.problems = problems;
  }

  void add(Value name, Value value) {
    Entry earlier = entries.putIfAbsent(name.text(), new Entry(name, value));
    if (earlier != null) {
      problems.error(
          name.span(),
          new Words(name.text() + " stands here twice", name.text() + " 重复出现"),
          new Words("keep one of the two", "请只保留一个"));
    }
  }

  /** Where they begin. */
  public Span span() {
    return span;
  }

  /** The names, in order. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** Where a name stands. */
  public Span nameSpan(String name) {
    Entry entry = entries.get(name);
    return entry == null ? span : entry.name.span();
  }

  /** A field, or {@code null}. */
  public @Nullable Value find(String name) {
    asked.add(name);
    Entry entry = entries.get(name);
    return entry == null ? null : entry.value;
  }

  /** A field that must be there; {@code null} and an error if it is not. */
  public @Nullable Value need(String name, Words why) {
    Value value = find(name);
    if (value == null) {
      problems.error(span, new Words(name + " is missing", "缺少 " + name), why);
    }
    return value;
  }

  /** Calls every field that was not asked for an error. */
  public void nothingElse() {
    others(name -> Nearest.advice(name, asked));
  }

  /** The same with advice of the caller's. */
  public void nothingElse(Words advice) {
    others(name -> advice);
  }

  private void others(Function<String, Words> advice) {
    entries.forEach(
        (name, entry) -> {
          if (!asked.contains(name)) {
            problems.error(
                entry.name.span(),
                new Words("there is no field " + name + " here", "此处没有字段 " + name),
                advice.apply(name));
          }
        });
  }
}
