package dev.zhenzan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zhenzan bench}: measures on this machine, always beside what a bare pass costs. */
@Command(
    name = "bench",
    header = "Speed on this machine, beside what a bare pass costs.",
    subcommands = {BenchAuditCommand.class, BenchEngineCommand.class})
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which benchmark?");
  }
}
