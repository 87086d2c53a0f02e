package dev.zhenzan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program's start: gives the commands their streams and hands on their exit code. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the command and its options; see {@code zhenzan --help}
   */
  public static void main(String[] arguments) {
    CommandLine line =
        commandLine().setOut(writer(FileDescriptor.out)).setErr(writer(FileDescriptor.err));
    int code = execute(line, arguments);
    line.getOut().flush();
    line.getErr().flush();
    System.exit(code);
  }

  /** Too small a heap is the machine's limit and not the program's fault. */
  private static int execute(CommandLine line, String[] arguments) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError full) {
      line.getErr()
          .println("zhenzan: not enough memory; give it more by ZHENZAN_HEAP, such as 12g");
      return Zhenzan.BAD_MACHINE;
    }
  }

  /** All commands, wired; their streams are the caller's to set. */
  static CommandLine commandLine() {
    return new CommandLine(new Zhenzan())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new Failures());
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
