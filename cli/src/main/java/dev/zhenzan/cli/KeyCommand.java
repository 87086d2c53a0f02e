package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.app.Logs;
import dev.zhenzan.server.app.Place;
import dev.zhenzan.server.app.Places;
import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.key.JdbcKeyStore;
import dev.zhenzan.server.key.KeyActs;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.Giver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code zhenzan key}: the keys of a database that no service holds at the moment. */
@Command(
    name = "key",
    header = "Makes, lists and takes back the keys of callers.",
    description = {
      "Works on the database itself, so the service must not be running; while it runs, use"
          + " POST /v1/keys with a key that may do everything.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan key create --scope events:write --label app",
      "  zhenzan key list",
      "  zhenzan key revoke 3kd9Qm2xLz0a",
    })
final class KeyCommand implements Runnable {
  private static final String OPERATOR = Giver.OPERATOR.by();
  private static final long DAY_MILLIS = 86_400_000L;

  @Option(
      names = "--db",
      paramLabel = "FILE|URL",
      defaultValue = "zhenzan.db",
      scope = ScopeType.INHERIT,
      description = "As for serve; default: ${DEFAULT-VALUE}.")
  private String database = "";

  @Mixin private SpaceNamed space = new SpaceNamed();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "create, list or revoke?");
  }

  /** Does something with the keys. */
  private interface Work {
    int on(KeyRing keys, KeyActs acts) throws StoreException, RefusedException;
  }

  private int with(Work work) throws StoreException, RefusedException {
    Logs.quieten();
    Place place = space.thereIn(database);
    boolean first = place.equals(Places.of(database).first());
    try (Database open = Database.open(place.database())) {
      JdbcKeyStore store = new JdbcKeyStore(open);
      InstantSource clock = InstantSource.system();
      KeyRing keys = first ? new KeyRing(store, clock) : KeyRing.ofOneAmongMany(store, clock);
      Register register = Register.open(new JdbcActStore(open), clock, List.of());
      return work.on(keys, new KeyActs(register, keys));
    }
  }

  /** The key is printed alone on standard output, to be caught by a script. */
  @Command(name = "create", header = "Makes a key and prints it, once.")
  int create(
      @Option(
              names = "--scope",
              required = true,
              split = ",",
              description =
                  "events:write, counts:read, verdicts:read, decisions:write, admin or another of"
                      + " docs/api.md; may be given more than once.")
          List<String> scopes,
      @Option(names = "--label", defaultValue = "", description = "What it is for.") String label,
      @Option(
              names = "--per-second",
              defaultValue = "0",
              description = "Requests or events a second on the long run; default: no limit.")
          int perSecond,
      @Option(names = "--days", defaultValue = "0", description = "It ends after so many days.")
          int days)
      throws StoreException, RefusedException {
    if (perSecond < 0 || days < 0) {
      throw new RefusedException("--per-second and --days are not below 0");
    }
    Set<Scope> wanted = EnumSet.noneOf(Scope.class);
    for (String scope : scopes) {
      try {
        wanted.add(Scope.of(scope));
      } catch (IllegalArgumentException unknown) {
        throw new RefusedException(String.valueOf(unknown.getMessage()));
      }
    }
    return with(
        (keys, acts) -> {
          long now = System.currentTimeMillis();
          long ends = days == 0 ? Long.MAX_VALUE : now + days * DAY_MILLIS;
          if (!keys.allowed().containsAll(wanted)) {
            throw new RefusedException(
                "a key of this space may hold " + Scope.join(keys.allowed()));
          }
          String key = acts.create(OPERATOR, label, wanted, perSecond, ends).reveal();
          spec.commandLine().getOut().println(key);
          return Zhenzan.OK;
        });
  }

  @Command(name = "list", header = "Lists the keys, never their secrets.")
  int list() throws StoreException, RefusedException {
    return with(
        (keys, acts) -> {
          Table table = Table.ofFacts();
          for (ApiKey key : keys.all()) {
            table.row(key.id(), shown(key));
          }
          table.print(spec.commandLine().getOut());
          return Zhenzan.OK;
        });
  }

  private static String shown(ApiKey key) {
    StringBuilder text = new StringBuilder(Scope.join(key.scopes()));
    text.append(key.label().isEmpty() ? "" : " “" + key.label() + "”");
    text.append(", made ").append(Instant.ofEpochMilli(key.createdMillis()));
    if (key.usedMillis() != Long.MIN_VALUE) {
      text.append(", used ").append(Instant.ofEpochMilli(key.usedMillis()));
    }
    if (key.expiresMillis() != Long.MAX_VALUE) {
      text.append(", ends ").append(Instant.ofEpochMilli(key.expiresMillis()));
    }
    if (key.revokedMillis() != Long.MAX_VALUE) {
      text.append(", taken back ").append(Instant.ofEpochMilli(key.revokedMillis()));
    }
    return text.toString();
  }

  @Command(name = "revoke", header = "Takes a key back, by its id.")
  int revoke(@Parameters(paramLabel = "ID") String id) throws StoreException, RefusedException {
    return with(
        (keys, acts) -> {
          if (!acts.revoke(OPERATOR, id)) {
            throw new RefusedException(
                "there is no key " + id + " that works; see zhenzan key list");
          }
          return Zhenzan.OK;
        });
  }
}
