package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.app.Logs;
import dev.zhenzan.server.app.Places;
import dev.zhenzan.server.app.SpaceMaker;
import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.SpaceName;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code zhenzan space}: the spaces of a database that no service holds at the moment. */
@Command(
    name = "space",
    header = "Makes and lists the spaces of a service, each walled off from the others.",
    description = {
      "A space is a community by itself: a database, keys, policies and everything else of its own,"
          + " served by the same process. Works on the database itself, so the service must not be"
          + " running; while it runs, use POST and GET /v1/spaces with a key of the first space.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan space create blue",
      "  zhenzan space list",
      "  zhenzan key create --space blue --scope events:write",
      "  zhenzan backup --space blue /backups/blue-monday.db",
    })
final class SpaceCommand implements Runnable {
  @Option(
      names = "--db",
      paramLabel = "FILE|URL",
      defaultValue = "zhenzan.db",
      scope = ScopeType.INHERIT,
      description = "As for serve; default: ${DEFAULT-VALUE}.")
  private String database = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "create, list or adopt?");
  }

  /** Does something with the spaces. */
  private interface Work {
    int on(SpaceMaker spaces) throws StoreException, IOException, RefusedException;
  }

  private int with(Work work) throws StoreException, IOException, RefusedException {
    Logs.quieten();
    Places places = Places.of(database);
    try (Database first = Database.open(database)) {
      SpaceMaker spaces = new SpaceMaker(first, places, InstantSource.system());
      spaces.tidy();
      return work.on(spaces);
    } catch (StoreException refused) {
      if (refused.kind() == StoreException.Kind.HELD) {
        throw new StoreException(
            refused.kind(),
            refused.getMessage()
                + "; while the service runs, ask it: GET or POST /v1/spaces with a key of the"
                + " first space",
            refused);
      }
      throw refused;
    }
  }

  private static SpaceName named(String name) throws RefusedException {
    String fault = SpaceName.fault(name);
    if (fault != null) {
      throw new RefusedException("the name of a space " + fault);
    }
    return new SpaceName(name);
  }

  /** The key is printed alone on standard output, to be caught by a script. */
  @Command(
      name = "create",
      header =
          "Makes a space and prints its first key, once; the key also lies beside its database.")
  int create(@Parameters(paramLabel = "NAME") String name)
      throws StoreException, IOException, RefusedException {
    SpaceName wanted = named(name);
    return with(
        spaces -> {
          Optional<KeyText> key = spaces.create(wanted);
          if (key.isEmpty()) {
            throw new RefusedException(
                "there is a space "
                    + name
                    + " already, or a database in its place: zhenzan space list, zhenzan space"
                    + " adopt");
          }
          spec.commandLine().getOut().println(key.get().reveal());
          return Zhenzan.OK;
        });
  }

  @Command(name = "list", header = "Lists the spaces beside the first.")
  int list() throws StoreException, IOException, RefusedException {
    return with(
        spaces -> {
          Table table = Table.ofFacts();
          for (SpaceMaker.Made each : spaces.all()) {
            String where = Places.of(database).of(each.name()).keyFile().getParent() + "";
            table.row(each.name().text(), "made " + each.made() + ", in " + where);
          }
          table.print(spec.commandLine().getOut());
          return Zhenzan.OK;
        });
  }

  @Command(
      name = "adopt",
      header = "Takes a database that lies in a space's place already, such as a backup, for it.")
  int adopt(@Parameters(paramLabel = "NAME") String name)
      throws StoreException, IOException, RefusedException {
    SpaceName wanted = named(name);
    return with(
        spaces -> {
          if (!spaces.adopt(wanted)) {
            throw new RefusedException(
                "there is no database in the place of " + name + ", or it is a space already");
          }
          return Zhenzan.OK;
        });
  }
}
