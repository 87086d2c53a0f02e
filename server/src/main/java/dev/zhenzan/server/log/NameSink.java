package dev.zhenzan.server.log;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import org.jspecify.annotations.Nullable;

/** A dictionary being written: the distinct names of one kind in a block, numbered as they come. */
final class NameSink {
  private final Object2IntOpenHashMap<String> places = new Object2IntOpenHashMap<>();
  private final TextSink texts = new TextSink();

  NameSink() {
    places.defaultReturnValue(-1);
  }

  /** The place of a name, which is taken if it is new. */
  int place(String name) {
    int next = places.size();
    int place = places.putIfAbsent(name, next);
    if (place >= 0) {
      return place;
    }
    texts.add(name);
    return next;
  }

  /** The mark if there is a name, else 0. */
  static int mark(@Nullable String name, int mark) {
    return name == null ? 0 : mark;
  }

  /** How many bytes it takes, about. */
  long bytes() {
    return texts.bytes();
  }

  void writeTo(ByteSink sink) {
    texts.writeTo(sink);
  }
}
