package dev.zhenzan.server.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes closures of a checked condition: comparisons, {@code && || ! ?:}, arithmetic, {@code in},
 * numbers, texts, truths. What is beyond that goes to dev.cel's own interpreter, piece by piece.
 */
final class Closures {
  // The interpreter takes about a microsecond a comparison: it boxes every value and looks
  // variables up by name. Closures over primitive slots take some nanoseconds. Both must say the
  // same of everything, which a test holds them to over seeded expressions; where an operator's
  // edge (a list of mixed numbers, an unsigned number) is not worth a rule of its own, the
  // interpreter keeps it.
  //
  // Whoever asks a number looks at the frame's mark afterwards, so that "cannot be told" costs no
  // exception: on likes without dwell time that is the common case.

  private final CelAbstractSyntaxTree tree;
  private final Map<String, Integer> slots;
  private final List<Feature> features;
  private final Interpreter interpreter;
  private boolean interpreted;

  Closures(
      CelAbstractSyntaxTree tree,
      Map<String, Integer> slots,
      List<Feature> features,
      Interpreter interpreter) {
    this.tree = tree;
    this.slots = slots;
    this.features = features;
    this.interpreter = interpreter;
  }

  /** Whether a piece went to the interpreter. */
  boolean interpreted() {
    return interpreted;
  }

  /** The whole condition. */
  Truth compile() {
    return truth(tree.getExpr());
  }

  private Truth truth(CelExpr expr) {
    Truth own = ownTruth(expr);
    if (own != null) {
      return own;
    }
    interpreted = true;
    return interpreter.truth(
        CelAbstractSyntaxTree.newCheckedAst(
            expr, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()),
        slots);
  }

  private @Nullable Truth ownTruth(CelExpr expr) {
    switch (expr.getKind()) {
      case CONSTANT -> {
        int value = expr.constant().booleanValue() ? Truth.YES : Truth.NO;
        return frame -> value;
      }
      case IDENT -> {
        Integer slot = slots.get(expr.ident().name());
        return slot == null ? null : frame -> frame.truth(slot);
      }
      case CALL -> {
        return expr.call().target().isPresent() ? null : call(expr.call());
      }
      default -> {
        return null;
      }
    }
  }

  private @Nullable Truth call(CelExpr.CelCall call) {
    List<CelExpr> of = call.args();
    return switch (call.function()) {
      case "_&&_" -> Logic.and(truth(of.get(0)), truth(of.get(1)));
      case "_||_" -> Logic.or(truth(of.get(0)), truth(of.get(1)));
      case "!_" -> Logic.not(truth(of.get(0)));
      case "_?_:_" -> Logic.choose(truth(of.get(0)), truth(of.get(1)), truth(of.get(2)));
      case "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_" ->
          comparison(call.function(), of.get(0), of.get(1));
      case "@in" -> membership(of.get(0), of.get(1));
      default -> null;
    };
  }

  private @Nullable Truth comparison(String operator, CelExpr left, CelExpr right) {
    CelKind one = kind(left);
    CelKind other = kind(right);
    if (one == CelKind.INT && other == CelKind.INT) {
      Whole a = whole(left);
      Whole b = whole(right);
      return a == null || b == null ? null : Comparing.wholes(operator, a, b);
    }
    if (isNumber(one) && isNumber(other)) {
      Real a = one == CelKind.INT ? null : real(left);
      Real b = other == CelKind.INT ? null : real(right);
      if (a != null && b != null) {
        return Comparing.reals(operator, a, b);
      }
      Whole whole = whole(a == null ? left : right);
      if (whole == null) {
        return null;
      }
      if (a != null) {
        return Comparing.mixed(operator, a, whole);
      }
      return b == null ? null : Comparing.mixed(Comparing.turned(operator), b, whole);
    }
    if (one == CelKind.STRING && other == CelKind.STRING) {
      Item a = item(left);
      Item b = item(right);
      return a == null || b == null ? null : Comparing.texts(operator, a, b);
    }
    if (one == CelKind.BOOL && other == CelKind.BOOL && operator.matches("_[!=]=_")) {
      return Comparing.truths(operator, truth(left), truth(right));
    }
    return null;
  }

  private static boolean isNumber(CelKind kind) {
    return kind == CelKind.INT || kind == CelKind.DOUBLE;
  }

  private @Nullable Truth membership(CelExpr what, CelExpr in) {
    Item text = kind(what) == CelKind.STRING ? item(what) : null;
    if (in.getKind() == CelExpr.ExprKind.Kind.IDENT && text != null) {
      Item list = item(in);
      return list == null ? null : Membership.among(text, list);
    }
    if (in.getKind() != CelExpr.ExprKind.Kind.LIST) {
      return null;
    }
    List<CelExpr> elements = in.list().elements();
    if (text != null && allOf(elements, CelConstant.Kind.STRING_VALUE)) {
      return Membership.oneOf(
          text, elements.stream().map(each -> each.constant().stringValue()).toList());
    }
    Whole number = kind(what) == CelKind.INT ? whole(what) : null;
    if (number != null && allOf(elements, CelConstant.Kind.INT64_VALUE)) {
      return Membership.oneOf(
          number, elements.stream().mapToLong(each -> each.constant().int64Value()).toArray());
    }
    return null;
  }

  private static boolean allOf(List<CelExpr> elements, CelConstant.Kind kind) {
    return elements.stream()
        .allMatch(
            each ->
                each.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && each.constant().getKind() == kind);
  }

  private @Nullable Whole whole(CelExpr expr) {
    switch (expr.getKind()) {
      case CONSTANT -> {
        long value = expr.constant().int64Value();
        return frame -> value;
      }
      case IDENT -> {
        Integer slot = slot(expr, FeatureType.WHOLE);
        return slot == null ? null : frame -> frame.whole(slot);
      }
      case CALL -> {
        CelExpr.CelCall call = expr.call();
        if (call.target().isPresent()) {
          return null;
        }
        if (call.function().equals("_?_:_")) {
          Whole yes = whole(call.args().get(1));
          Whole no = whole(call.args().get(2));
          return yes == null || no == null
              ? null
              : Logic.choose(truth(call.args().get(0)), yes, no);
        }
        Whole first = arity(call) && isAll(call, CelKind.INT) ? whole(call.args().get(0)) : null;
        Whole second = first != null && call.args().size() == 2 ? whole(call.args().get(1)) : first;
        return first == null || second == null
            ? null
            : Arithmetic.wholes(call.function(), first, second);
      }
      default -> {
        return null;
      }
    }
  }

  private @Nullable Real real(CelExpr expr) {
    switch (expr.getKind()) {
      case CONSTANT -> {
        double value = expr.constant().doubleValue();
        return frame -> value;
      }
      case IDENT -> {
        Integer slot = slot(expr, FeatureType.REAL);
        return slot == null ? null : frame -> frame.real(slot);
      }
      case CALL -> {
        CelExpr.CelCall call = expr.call();
        if (call.target().isPresent()) {
          return null;
        }
        if (call.function().equals("_?_:_")) {
          Real yes = real(call.args().get(1));
          Real no = real(call.args().get(2));
          return yes == null || no == null
              ? null
              : Logic.choose(truth(call.args().get(0)), yes, no);
        }
        Real first = arity(call) && isAll(call, CelKind.DOUBLE) ? real(call.args().get(0)) : null;
        Real second = first != null && call.args().size() == 2 ? real(call.args().get(1)) : first;
        return first == null || second == null
            ? null
            : Arithmetic.reals(call.function(), first, second);
      }
      default -> {
        return null;
      }
    }
  }

  private @Nullable Item item(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
      String value = expr.constant().stringValue();
      return frame -> value;
    }
    if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      Integer slot = slots.get(expr.ident().name());
      return slot == null ? null : frame -> frame.object(slot);
    }
    return null;
  }

  private static boolean arity(CelExpr.CelCall call) {
    return call.args().size() == 1 || call.args().size() == 2;
  }

  private boolean isAll(CelExpr.CelCall call, CelKind kind) {
    return call.args().stream().allMatch(each -> kind(each) == kind);
  }

  private @Nullable Integer slot(CelExpr expr, FeatureType type) {
    Integer slot = slots.get(expr.ident().name());
    return slot == null || features.get(slot).type() != type ? null : slot;
  }

  private CelKind kind(CelExpr expr) {
    return tree.getTypeOrThrow(expr.id()).kind();
  }
}
