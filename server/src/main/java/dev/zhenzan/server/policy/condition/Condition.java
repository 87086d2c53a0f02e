package dev.zhenzan.server.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.text.Words;
import java.util.List;

/** A condition that was checked: true, false or undecided of the features that it names. */
public final class Condition {
  private final String text;
  private final CelAbstractSyntaxTree tree;
  private final List<Feature> features;

  Condition(String text, CelAbstractSyntaxTree tree, List<Feature> features) {
    this.text = text;
    this.tree = tree;
    this.features = features;
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** What it asks for, in the order of first mention. */
  public List<Feature> features() {
    return features;
  }

  CelAbstractSyntaxTree tree() {
    return tree;
  }

  /** In people's words. */
  public Words words() {
    return new InWords(features).say(tree.getExpr());
  }
}
