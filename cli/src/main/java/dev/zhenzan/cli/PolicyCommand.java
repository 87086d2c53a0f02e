package dev.zhenzan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zhenzan policy}: what is to be done about likes and accounts, as files. */
@Command(
    name = "policy",
    header = "Policies: checked, explained, and played over a log before they touch anybody.",
    subcommands = {
      PolicyCheckCommand.class,
      PolicyExplainCommand.class,
      PolicyFeaturesCommand.class,
      PolicyBacktestCommand.class
    })
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "check, explain, features or backtest?");
  }
}
