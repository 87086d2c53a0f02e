package dev.zhenzan.server.log;

/**
 * Texts one after another, as a dictionary lies in a block: how many, how long, then their bytes.
 */
final class TextSink {
  private final ByteSink lengths = new ByteSink(64);
  private final ByteSink text = new ByteSink(256);
  private int size;

  /**
   * Takes a text in.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair
   */
  void add(String name) {
    int from = text.size();
    text.text(name);
    lengths.number(text.size() - from);
    size++;
  }

  /** How many bytes it takes, about. */
  long bytes() {
    return 10L + lengths.size() + text.size();
  }

  void writeTo(ByteSink sink) {
    sink.number(size);
    sink.number(text.size());
    sink.put(lengths);
    sink.put(text);
  }
}
