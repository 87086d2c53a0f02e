package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.log.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan restore}: puts a backup in the place of the database. */
@Command(
    name = "restore",
    header = "Puts a backup in the place of the database, after reading all of it.",
    sortOptions = false,
    description = {
      "The service must not be running. The keys of callers are in the backup; the first key's file"
          + " and the key that signs statements lie beside the database and are copied by hand.",
      ""
    })
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FROM", description = "The backup; it stays as it is.")
  private Path from = Path.of("");

  @Mixin private DatabaseFile database = new DatabaseFile();

  @Option(
      names = "--force",
      description = "Replace a database that is there; what is in it is lost.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws StoreException, RefusedException {
    String place = database.place().database();
    Backup.Content content = Backup.restore(from, place, force);
    spec.commandLine()
        .getOut()
        .printf("%s holds %,d events, %,d closings%n", place, content.rows(), content.closings());
    return Zhenzan.OK;
  }
}
