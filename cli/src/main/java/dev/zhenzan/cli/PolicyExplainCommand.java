package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.policy.Explanation;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan policy explain}: policies as sentences. */
@Command(
    name = "explain",
    header = "Says in words when a policy hits, what it does then, and because of what.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan policy explain shipped",
      "  zhenzan policy explain policies/ --only flood-hour --lang zh"
    })
final class PolicyExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Policy files and folders; shipped for those that come with the program.")
  private List<String> files = List.of();

  @Option(names = "--only", split = ",", paramLabel = "ID", description = "These policies alone.")
  private List<String> only = List.of();

  @Option(names = "--lang", description = "${COMPLETION-CANDIDATES}; default: en.")
  private Language language = Language.EN;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException {
    Policies policies = PolicyFiles.sound(files, spec.commandLine().getErr(), language);
    for (String id : only) {
      if (policies.find(id) == null) {
        throw new RefusedException(language.of("no policy is called " + id, "没有名为 " + id + " 的策略"));
      }
    }
    for (Policy policy : policies.policies()) {
      if (only.isEmpty() || only.contains(policy.id())) {
        print(policy);
      }
    }
    return Zhenzan.OK;
  }

  private void print(Policy policy) {
    boolean chinese = language == Language.ZH;
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        policy.id()
            + language.of(", version ", "，第 ")
            + policy.version()
            + language.of(": ", " 版：")
            + policy.title().in(chinese));
    Table table = Table.ofFacts();
    for (Explanation.Line line : Explanation.of(policy)) {
      table.row(line.head().in(chinese), line.text().in(chinese));
    }
    table.print(out);
    out.println();
  }
}
