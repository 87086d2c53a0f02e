package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.On;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan policy features}: what conditions may ask for. */
@Command(
    name = "features",
    header = "Lists what conditions may ask for: meaning, type, cost, and which policies use it.",
    description = {
      "Without files, the features that need no declaration. With files, also those that they"
          + " declare, and who uses each; one that nobody uses costs nothing, as only those in use"
          + " are kept up to date.",
      ""
    })
final class PolicyFeaturesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Policy files and folders.")
  private List<String> files = List.of();

  @Option(names = "--unused", description = "Those alone that no policy uses.")
  private boolean unused;

  @Option(names = "--lang", description = "${COMPLETION-CANDIDATES}; default: en.")
  private Language language = Language.EN;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException {
    Policies policies = PolicyFiles.sound(files, spec.commandLine().getErr(), language);
    boolean chinese = language == Language.ZH;
    Table table = Table.ofFacts();
    table.row(
        language.of("name", "名称"),
        language.of("type", "类型"),
        language.of("on", "时机"),
        language.of("what it is", "含义"),
        language.of("what is kept for it", "占用"),
        language.of("used by", "使用者"));
    for (Feature feature : policies.registry().all()) {
      String users = users(policies, feature);
      if (!unused || users.isEmpty()) {
        String unit = feature.unit().in(chinese);
        table.row(
            feature.name(),
            feature.type().word() + (unit.isEmpty() ? "" : " (" + unit + ")"),
            feature.on().stream().map(On::word).collect(Collectors.joining(" ")),
            feature.meaning().in(chinese),
            feature.cost().in(chinese),
            users.isEmpty() ? "–" : users);
      }
    }
    table.print(spec.commandLine().getOut());
    return Zhenzan.OK;
  }

  private static String users(Policies policies, Feature feature) {
    return policies.policies().stream()
        .filter(policy -> policy.uses(feature))
        .map(policy -> policy.id())
        .collect(Collectors.joining(" "));
  }
}
