package dev.zhenzan.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code zhenzan completion}. */
@Command(
    name = "completion",
    header = "A completion script for bash and zsh.",
    footer = {
      "",
      "For this shell:    source <(zhenzan completion)",
      "For all to come:   zhenzan completion > ~/.local/share/bash-completion/completions/zhenzan"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("zhenzan", spec.root().commandLine()));
  }
}
