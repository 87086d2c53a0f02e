package dev.zhenzan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top of the commands; does nothing by itself. */
@Command(
    name = "zhenzan",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    header = "Zhenzan 真赞: which likes are genuine, who brushes with whom, and how sure we are.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AuditCommand.class,
      DemoCommand.class,
      SimulateCommand.class,
      EvaluateCommand.class,
      PolicyCommand.class,
      ServeCommand.class,
      KeyCommand.class,
      SpaceCommand.class,
      PersonCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      ConfigCommand.class,
      BackupCommand.class,
      EraseCommand.class,
      ExportPersonCommand.class,
      RestoreCommand.class,
      BenchCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a fault of the program itself",
      "2:wrong usage, or input that cannot be used",
      "3:the machine refused: a file cannot be read or written, the disk is full",
      "130:interrupted"
    },
    footer = {
      "",
      "Begin with: zhenzan demo",
      "Then:       zhenzan audit likes.csv --out out/first",
      "Or:         zhenzan serve"
    })
final class Zhenzan implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /** Everything went well. */
  static final int OK = CommandLine.ExitCode.OK;

  /** A fault of the program itself. */
  static final int INTERNAL = 1;

  /** Wrong usage, or input that cannot be used. */
  static final int BAD_INPUT = 2;

  /** The machine refused. */
  static final int BAD_MACHINE = 3;
}
