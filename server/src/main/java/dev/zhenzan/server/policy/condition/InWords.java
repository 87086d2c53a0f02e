package dev.zhenzan.server.policy.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.text.Words;
import java.util.List;
import java.util.Locale;

/** Conditions as people say them. */
final class InWords {
  private final List<Feature> features;

  InWords(List<Feature> features) {
    this.features = features;
  }

  Words say(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant());
      case IDENT -> feature(expr.ident().name());
      case LIST -> list(expr.list().elements());
      case CALL -> expr.call().target().isPresent() ? method(expr.call()) : call(expr.call());
      default -> new Words("(a condition on " + all() + ")", "（关于 " + all() + " 的条件）");
    };
  }

  private String all() {
    return String.join(", ", features.stream().map(Feature::name).toList());
  }

  private static Words constant(CelConstant constant) {
    String text =
        switch (constant.getKind()) {
          case INT64_VALUE -> String.format(Locale.ROOT, "%,d", constant.int64Value());
          case DOUBLE_VALUE -> Double.toString(constant.doubleValue());
          case STRING_VALUE -> "“" + constant.stringValue() + "”";
          default -> "";
        };
    if (constant.getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
      return constant.booleanValue() ? new Words("true", "是") : new Words("false", "否");
    }
    return new Words(text, text);
  }

  private Words feature(String name) {
    return features.stream()
        .filter(feature -> feature.name().equals(name))
        .findFirst()
        .map(
            feature ->
                new Words(
                    "[" + feature.meaning().english() + "]",
                    "[" + feature.meaning().chinese() + "]"))
        .orElse(new Words(name, name));
  }

  private Words list(List<CelExpr> elements) {
    List<Words> all = elements.stream().map(this::say).toList();
    return new Words(
        String.join(", ", all.stream().map(Words::english).toList()),
        String.join("、", all.stream().map(Words::chinese).toList()));
  }

  private Words method(CelExpr.CelCall call) {
    Words what = call.target().map(this::say).orElse(Words.NONE);
    Words rest = list(call.args());
    String name = " " + call.function() + " ";
    return new Words(
        what.english() + name + rest.english(), what.chinese() + name + rest.chinese());
  }

  private Words call(CelExpr.CelCall call) {
    List<CelExpr> of = call.args();
    return switch (call.function()) {
      case "_&&_" -> between(of, call, " and ", "，并且");
      case "_||_" -> between(of, call, " or ", "，或者");
      case "!_" -> around("not ", "不满足：", of.get(0), call);
      case "-_" -> around("−", "−", of.get(0), call);
      case "_<_" -> between(of, call, " below ", " 小于 ");
      case "_<=_" -> between(of, call, " at most ", " 至多为 ");
      case "_>_" -> between(of, call, " above ", " 大于 ");
      case "_>=_" -> between(of, call, " at least ", " 至少为 ");
      case "_==_" -> between(of, call, " is ", " 为 ");
      case "_!=_" -> between(of, call, " is not ", " 不为 ");
      case "@in" -> between(of, call, " among ", " 属于 ");
      case "_+_" -> between(of, call, " + ", " + ");
      case "_-_" -> between(of, call, " − ", " − ");
      case "_*_" -> between(of, call, " × ", " × ");
      case "_/_" -> between(of, call, " ÷ ", " ÷ ");
      case "_?_:_" -> {
        Words when = say(of.get(0));
        Words yes = say(of.get(1));
        Words no = say(of.get(2));
        yield new Words(
            "(if " + when.english() + " then " + yes.english() + " else " + no.english() + ")",
            "（若" + when.chinese() + "则 " + yes.chinese() + " 否则 " + no.chinese() + "）");
      }
      default -> {
        Words rest = list(of);
        yield new Words(
            call.function() + "(" + rest.english() + ")",
            call.function() + "(" + rest.chinese() + ")");
      }
    };
  }

  private Words between(List<CelExpr> of, CelExpr.CelCall call, String english, String chinese) {
    Words left = held(of.get(0), call);
    Words right = held(of.get(1), call);
    return new Words(
        left.english() + english + right.english(), left.chinese() + chinese + right.chinese());
  }

  private Words around(String english, String chinese, CelExpr of, CelExpr.CelCall call) {
    Words inner = held(of, call);
    return new Words(english + inner.english(), chinese + inner.chinese());
  }

  /** Brackets where an or stands within an and, and around sums within products. */
  private Words held(CelExpr of, CelExpr.CelCall within) {
    Words words = say(of);
    boolean call = of.getKind() == CelExpr.ExprKind.Kind.CALL;
    boolean bare =
        !call
            || of.call().function().equals(within.function())
            || rank(of.call().function()) > rank(within.function());
    return bare ? words : new Words("(" + words.english() + ")", "（" + words.chinese() + "）");
  }

  private static int rank(String function) {
    return switch (function) {
      case "_||_" -> 0;
      case "_&&_" -> 1;
      case "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_", "@in" -> 3;
      case "_+_", "_-_" -> 4;
      case "_*_", "_/_", "_%_" -> 5;
      case "!_" -> 2;
      default -> 6;
    };
  }
}
