package dev.zhenzan.server.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.Map;
import java.util.Optional;

/** dev.cel's own way of evaluating, for what we have no closures for. */
final class Interpreter {
  private final CelRuntime runtime =
      CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(Checker.OPTIONS).build();

  /** A checked condition as a truth; an error or a value that is not known cannot be told. */
  Truth truth(CelAbstractSyntaxTree tree, Map<String, Integer> slots) {
    CelRuntime.Program program;
    try {
      program = runtime.createProgram(tree);
    } catch (CelEvaluationException broken) {
      throw new IllegalStateException("a checked condition could not be made ready", broken);
    }
    return frame -> {
      CelVariableResolver resolver =
          name -> {
            Integer slot = slots.get(name);
            return slot == null ? Optional.empty() : Optional.ofNullable(frame.value(slot));
          };
      try {
        Object said = program.eval(resolver);
        return said instanceof Boolean is ? is ? Truth.YES : Truth.NO : Truth.UNKNOWN;
      } catch (CelEvaluationException cannotTell) {
        return Truth.UNKNOWN;
      }
    };
  }
}
