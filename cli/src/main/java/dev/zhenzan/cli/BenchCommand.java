package dev.zhenzan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code zhenzan bench}: measures on this machine, always beside something to measure by. */
@Command(
    name = "bench",
    header = "Speed and detection on this machine, beside what they should be measured by.",
    subcommands = {
      BenchAuditCommand.class,
      BenchEngineCommand.class,
      BenchServeCommand.class,
      BenchWorldsCommand.class,
      DetectionBenchCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which benchmark?");
  }
}
