package dev.zhenzan.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dense ids for names, in the byte order of their UTF-8 form, as the reader of files gives them.
 */
final class NameIndex {
  private final List<String> names;
  private final Map<String, Integer> ids = new HashMap<>();

  private NameIndex(List<String> names) {
    this.names = names;
    for (int id = 0; id < names.size(); id++) {
      ids.put(names.get(id), id);
    }
  }

  /** The index of the distinct names among those given. */
  static NameIndex of(Collection<String> names) {
    List<byte[]> bytes = new ArrayList<>();
    for (String name : new HashSet<>(names)) {
      bytes.add(name.getBytes(StandardCharsets.UTF_8));
    }
    bytes.sort(Arrays::compareUnsigned);
    return new NameIndex(
        bytes.stream().map(each -> new String(each, StandardCharsets.UTF_8)).toList());
  }

  /** Orders names as their UTF-8 bytes do. */
  static Comparator<String> byteOrder() {
    return (left, right) ->
        Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return names;
  }

  /** The id of the name, or {@code -1} for no name and for an unknown one. */
  int id(@Nullable String name) {
    return name == null ? -1 : ids.getOrDefault(name, -1);
  }
}
