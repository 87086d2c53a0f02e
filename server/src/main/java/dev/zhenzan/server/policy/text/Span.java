package dev.zhenzan.server.policy.text;

/**
 * A part of one file.
 *
 * @param begin index of its first code point
 * @param end index after its last one
 */
public record Span(Source source, int begin, int end) {

  /** One place of some columns. */
  Span narrowed(int from, int columns) {
    int at = Math.min(from, source.size());
    return new Span(source, at, Math.min(source.size(), at + Math.max(1, columns)));
  }
}
