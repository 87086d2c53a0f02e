package dev.zhenzan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code zhenzan version}. */
@Command(name = "version", header = "The version, and the Java that runs it.")
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine()
        .getOut()
        .printf(
            "zhenzan %s (Java %s, %s)%n",
            Version.number(),
            Runtime.version(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
