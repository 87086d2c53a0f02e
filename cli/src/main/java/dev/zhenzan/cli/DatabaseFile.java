package dev.zhenzan.cli;

import picocli.CommandLine.Option;

/** Which database: an option that several commands share. */
final class DatabaseFile {
  @Option(
      names = "--db",
      paramLabel = "FILE",
      defaultValue = "zhenzan.db",
      description = "As for serve; default: ${DEFAULT-VALUE}.")
  private String database = "zhenzan.db";

  @Override
  public String toString() {
    return database;
  }
}
