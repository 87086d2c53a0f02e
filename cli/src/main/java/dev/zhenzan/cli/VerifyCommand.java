package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.act.ActStore;
import dev.zhenzan.server.act.ActWalk;
import dev.zhenzan.server.key.CanonicalJson;
import dev.zhenzan.server.key.StatementKey;
import dev.zhenzan.server.log.Erasure;
import dev.zhenzan.server.log.LogCheck;
import dev.zhenzan.server.log.LogHead;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan verify}: checks a signed statement, or a whole log, without the service. */
@Command(
    name = "verify",
    header = "Checks a signed statement of an honest count, or a whole log, without the service.",
    sortOptions = false,
    description = {
      "The statement is what GET /v1/targets/{target}/statement answered; the key, what"
          + " GET /v1/keys/statement showed, taken once from somebody you trust: its JSON, or the"
          + " PEM within.",
      "With --log the database or a backup is read from end to end along its hashes: events,"
          + " closings, and everything that was done about accounts; with a statement too, it must"
          + " still hold all that it held when that was signed.",
      ""
    },
    exitCodeList = {
      "0:the statement is as it was signed, the log as it was written",
      "2:it is not, or the files hold something else"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan verify statement.json --key key.json",
      "  zhenzan verify --log backup.db",
      "  zhenzan verify statement.json --key key.json --log backup.db",
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The statement.")
  private @Nullable Path file;

  @Option(names = "--key", paramLabel = "FILE", description = "The public key.")
  private @Nullable Path keyFile;

  @Option(
      names = "--log",
      paramLabel = "FILE|URL",
      description = "A backup, a database that no service has open, or a URL of PostgreSQL.")
  private @Nullable String log;

  @Mixin private SpaceNamed space = new SpaceNamed();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException, StoreException {
    if (file == null && log == null) {
      throw new RefusedException("name a statement, or a log with --log, or both");
    }
    PublicKey key = keyFile == null ? null : SignedFile.key(keyFile);
    Table table = Table.ofFacts();
    LogHead expected = LogCheck.NOTHING;
    ActStore.Head done = new ActStore.Head(0, new byte[0]);
    if (file != null) {
      if (key == null) {
        throw new RefusedException("a statement is checked with its key: name it with --key");
      }
      Map<?, ?> statement = statement(file, key);
      facts(table, "", statement, StatementKey.id(key));
      expected = log == null ? expected : head(statement);
      done = log == null ? done : done(statement);
    }
    if (log != null) {
      walk(table, space.thereIn(log).database(), expected, done, key);
    }
    table.print(spec.commandLine().getOut());
    return Zhenzan.OK;
  }

  private static Map<?, ?> statement(Path from, PublicKey key)
      throws IOException, RefusedException {
    Map<String, Object> signed = SignedFile.object(from);
    if (!(signed.get("statement") instanceof Map<?, ?> statement)
        || !(signed.get("signature") instanceof String signature)) {
      throw new RefusedException(from + " holds no statement with its signature");
    }
    if (!StatementKey.verifies(key, CanonicalJson.of(statement), signature)) {
      throw new RefusedException(
          "NOT GENUINE: the statement was changed, or another key than "
              + StatementKey.id(key)
              + " signed it");
    }
    return statement;
  }

  private static void facts(Table table, String within, Map<?, ?> statement, String keyId) {
    if (within.isEmpty()) {
      table.row("genuine", "signed by " + keyId);
    }
    statement.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            facts(table, within + name + ".", inner, keyId);
          } else {
            table.row(within + name, String.valueOf(value));
          }
        });
  }

  private static LogHead head(Map<?, ?> statement) throws RefusedException {
    if (statement.get("head") instanceof Map<?, ?> head
        && head.get("rows") instanceof Long rows
        && head.get("hash") instanceof String hash
        && head.get("closing") instanceof Long closing
        && head.get("closing_hash") instanceof String closingHash) {
      return new LogHead(rows, hash, closing, closingHash);
    }
    throw new RefusedException("the statement does not say how far the log had come");
  }

  private static ActStore.Head done(Map<?, ?> statement) throws RefusedException {
    if (statement.get("acts_head") instanceof Map<?, ?> head
        && head.get("acts") instanceof Long acts
        && head.get("hash") instanceof String hash) {
      return new ActStore.Head(acts, HexFormat.of().parseHex(hash));
    }
    throw new RefusedException("the statement does not say how many acts there were");
  }

  private static void walk(
      Table table, String log, LogHead expected, ActStore.Head done, @Nullable PublicKey key)
      throws StoreException, RefusedException {
    Erasure.Signed signed =
        key == null
            ? Erasure.Signed.NEVER
            : (text, signature) -> StatementKey.verifies(key, text, signature);
    List<ActStore.Head> acts = new ArrayList<>(1);
    LogCheck.Found found;
    try {
      found =
          LogCheck.run(
              log, expected, signed, connection -> acts.add(ActWalk.run(connection, done)));
    } catch (StoreException changed) {
      if (changed.kind() == StoreException.Kind.DAMAGED) {
        throw new RefusedException("NOT WHOLE: " + changed.getMessage());
      }
      throw changed;
    }
    table.row("whole", log);
    table.row("log.rows", String.valueOf(found.head().rows()));
    table.row("log.hash", found.head().hash());
    table.row("log.closing", String.valueOf(found.head().closing()));
    table.row("log.closing_hash", found.head().closingHash());
    table.row("acts", String.valueOf(acts.get(0).acts()));
    table.row("acts.hash", HexFormat.of().formatHex(acts.get(0).hash()));
    if (found.erasures() > 0) {
      table.row("log.erasures", String.valueOf(found.erasures()));
    }
  }
}
