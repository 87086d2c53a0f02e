package dev.zhenzan.server.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureRegistry;
import dev.zhenzan.server.policy.text.Nearest;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.Span;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import java.util.Collection;
import java.util.List;

/** What is right by its types and still cannot be meant: words that a feature never takes. */
final class Sense {
  private final CelAbstractSyntaxTree tree;
  private final Value when;
  private final FeatureRegistry registry;
  private final Collection<String> labels;
  private final Collection<String> lists;
  private final Problems problems;

  Sense(
      CelAbstractSyntaxTree tree,
      Value when,
      FeatureRegistry registry,
      Collection<String> labels,
      Collection<String> lists,
      Problems problems) {
    this.tree = tree;
    this.when = when;
    this.registry = registry;
    this.labels = labels;
    this.lists = lists;
    this.problems = problems;
  }

  void check(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return;
    }
    List<CelExpr> of = expr.call().args();
    of.forEach(this::check);
    if (of.size() == 2) {
      pair(of.get(0), of.get(1), expr.call().function());
      pair(of.get(1), of.get(0), "");
    }
  }

  private void pair(CelExpr what, CelExpr other, String function) {
    if (other.getKind() != CelExpr.ExprKind.Kind.IDENT) {
      if (function.equals("@in") && other.getKind() == CelExpr.ExprKind.Kind.LIST) {
        other.list().elements().forEach(each -> pair(each, what, ""));
      }
      return;
    }
    Feature feature = registry.find(other.ident().name());
    if (feature == null || what.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return;
    }
    if (what.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      word(what, what.constant().stringValue(), feature);
    } else if (what.constant().getKind() == CelConstant.Kind.INT64_VALUE
        && feature.most() < Long.MAX_VALUE
        && what.constant().int64Value() >= feature.most()) {
      problems.error(
          span(what, Long.toString(what.constant().int64Value()).length()),
          new Words(
              feature.name() + " counts no further than " + feature.most(),
              feature.name() + " 最多只数到 " + feature.most()),
          new Words("compare it with less", "请与更小的数比较"));
    }
  }

  private void word(CelExpr at, String word, Feature feature) {
    Collection<String> known =
        switch (feature.name()) {
          case "labels" -> labels;
          case "lists" -> lists;
          default -> feature.values();
        };
    boolean open = known.isEmpty() && !feature.name().matches("labels|lists");
    if (!open && !known.contains(word)) {
      problems.error(
          span(at, word.codePointCount(0, word.length()) + 2),
          new Words(
              feature.name() + " never holds “" + word + "”",
              feature.name() + " 不会取值“" + word + "”"),
          known.isEmpty()
              ? new Words(
                  "declare it under " + feature.name() + ":", "请在 " + feature.name() + ": 下声明")
              : Nearest.advice(word, known));
    }
  }

  private Span span(CelExpr expr, int length) {
    Integer offset = tree.getSource().getPositionsMap().get(expr.id());
    return when.part(offset == null ? 0 : offset, length);
  }
}
