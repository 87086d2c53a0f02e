package dev.zhenzan.server.policy.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Something that stands in a YAML file, and where: a text, a list or named fields. */
public final class Value {
  private final Source source;
  private final Node node;

  Value(Source source, Node node) {
    this.source = source;
    this.node = node;
  }

  /** All of it; of a list or of fields where it begins. */
  public Span span() {
    int begin = begin();
    return new Span(source, begin, node instanceof ScalarNode ? end() : begin + 1);
  }

  private int begin() {
    return index(node.getStartMark().orElse(null));
  }

  private int end() {
    return Math.max(begin() + 1, index(node.getEndMark().orElse(null)));
  }

  private int index(@Nullable Mark mark) {
    return mark == null ? 0 : source.index(mark.getLine(), mark.getColumn());
  }

  /** Whether it is a single text or number. */
  public boolean isText() {
    return node instanceof ScalarNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether it has named fields. */
  public boolean isFields() {
    return node instanceof MappingNode;
  }

  /** The text as it is meant, quotes and folds undone; empty for anything else. */
  public String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** Where a part of the text stands in the file, in code points of the text. */
  public Span part(int from, int length) {
    if (!(node instanceof ScalarNode scalar)) {
      return span();
    }
    return ScalarMap.of(source, begin(), end(), scalar.getValue(), scalar.getScalarStyle())
        .span(from, length);
  }

  /** The members of a list; of anything else itself alone. */
  public List<Value> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<Value> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new Value(source, item));
    }
    return items;
  }

  /** The named fields; a field that is named twice is an error. None for anything else. */
  public Fields fields(Problems problems) {
    Fields fields = new Fields(span(), problems);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        fields.add(new Value(source, tuple.getKeyNode()), new Value(source, tuple.getValueNode()));
      }
    }
    return fields;
  }
}
