package dev.zhenzan.server.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureRegistry;
import dev.zhenzan.server.policy.feature.FeatureType;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks conditions against the features that are known where they look. */
public final class Checker {
  static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(1_000)
          .maxExpressionCodePointSize(10_000)
          .build();

  private final FeatureRegistry registry;
  private final On on;
  private final Collection<String> labels;
  private final Collection<String> lists;
  private final Problems problems;
  private final CelCompiler compiler;

  /**
   * @param labels the labels that files declare
   * @param lists the lists that files declare
   */
  public Checker(
      FeatureRegistry registry,
      On on,
      Collection<String> labels,
      Collection<String> lists,
      Problems problems) {
    this.registry = registry;
    this.on = on;
    this.labels = labels;
    this.lists = lists;
    this.problems = problems;
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    for (Feature feature : registry.on(on)) {
      builder.addVar(feature.name(), type(feature.type()));
    }
    compiler = builder.build();
  }

  private static CelType type(FeatureType type) {
    return switch (type) {
      case WHOLE -> SimpleType.INT;
      case REAL -> SimpleType.DOUBLE;
      case TRUTH -> SimpleType.BOOL;
      case TEXT -> SimpleType.STRING;
      case NAMES -> ListType.create(SimpleType.STRING);
    };
  }

  /** The condition that stands in a file, or {@code null} and errors. */
  public @Nullable Condition check(Value when) {
    String text = when.text();
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      new CelErrors(registry, on, problems).report(result.getErrors(), when);
      return null;
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      Set<Feature> features = new LinkedHashSet<>();
      collect(tree.getExpr(), features);
      if (features.isEmpty()) {
        problems.error(
            when.span(),
            new Words("this is the same for everybody", "该条件对所有人结果相同"),
            new Words(
                "name a feature; zhenzan policy features lists them",
                "请引用至少一个特征，可用 zhenzan policy features 查看"));
        return null;
      }
      new Sense(tree, when, registry, labels, lists, problems).check(tree.getExpr());
      return new Condition(text, tree, List.copyOf(new ArrayList<>(features)));
    } catch (CelValidationException impossible) {
      throw new IllegalStateException("no error and no tree", impossible);
    }
  }

  private void collect(CelExpr expr, Set<Feature> features) {
    switch (expr.getKind()) {
      case IDENT -> {
        Feature feature = registry.find(expr.ident().name());
        if (feature != null) {
          features.add(feature);
        }
      }
      case CALL -> {
        expr.call().target().ifPresent(target -> collect(target, features));
        expr.call().args().forEach(each -> collect(each, features));
      }
      case LIST -> expr.list().elements().forEach(each -> collect(each, features));
      case SELECT -> collect(expr.select().operand(), features);
      case MAP ->
          expr.map()
              .entries()
              .forEach(
                  entry -> {
                    collect(entry.key(), features);
                    collect(entry.value(), features);
                  });
      case COMPREHENSION -> {
        collect(expr.comprehension().iterRange(), features);
        collect(expr.comprehension().accuInit(), features);
        collect(expr.comprehension().loopCondition(), features);
        collect(expr.comprehension().loopStep(), features);
        collect(expr.comprehension().result(), features);
      }
      default -> {
        // names nothing
      }
    }
  }
}
