package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.app.Place;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which database: options that several commands share. */
final class DatabaseFile {
  @Option(
      names = "--db",
      paramLabel = "FILE",
      defaultValue = "zhenzan.db",
      description = "As for serve; default: ${DEFAULT-VALUE}.")
  private String database = "zhenzan.db";

  @Mixin private SpaceNamed space = new SpaceNamed();

  /** Where the space that was named lies, the first if none was. */
  Place place() throws RefusedException {
    return space.in(database);
  }
}
