package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.text.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan policy check}: everything that is wrong with some policy files. */
@Command(
    name = "check",
    header = "Says everything that is wrong with policy files, and where.",
    description = {
      "Files are checked together: each may use features, labels and lists that another declares."
          + " A folder stands for its .yaml files, the word shipped for the policies that come with"
          + " the program.",
      ""
    },
    exitCodeList = {"0:they can be taken, warnings or not", "2:something is wrong"},
    exitCodeListHeading = "%nExit codes:%n")
final class PolicyCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy files and folders.")
  private List<String> files = List.of();

  @Option(names = "--lang", description = "${COMPLETION-CANDIDATES}; default: en.")
  private Language language = Language.EN;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException {
    Policies policies = PolicyFiles.read(files);
    PrintWriter out = spec.commandLine().getOut();
    policies.problems().forEach(problem -> out.print(PolicyFiles.show(problem, language)));
    long warnings =
        policies.problems().stream()
            .filter(each -> each.severity() == Problem.Severity.WARNING)
            .count();
    long errors = policies.problems().size() - warnings;
    out.println(
        language.of(
            count(policies.policies().size(), "policy", "policies")
                + " without errors, "
                + count(errors, "error", "errors")
                + ", "
                + count(warnings, "warning", "warnings"),
            policies.policies().size() + " 条策略无误，错误 " + errors + " 处，警告 " + warnings + " 处"));
    return policies.isSound() ? Zhenzan.OK : Zhenzan.BAD_INPUT;
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
