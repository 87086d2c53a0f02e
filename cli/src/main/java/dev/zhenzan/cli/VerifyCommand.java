package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.key.CanonicalJson;
import dev.zhenzan.server.key.StatementKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan verify}: checks a signed statement of an honest count, without the service. */
@Command(
    name = "verify",
    header = "Checks a signed statement of an honest count, without the service.",
    sortOptions = false,
    description = {
      "The statement is what GET /v1/targets/{target}/statement answered; the key, what"
          + " GET /v1/keys/statement showed, taken once from somebody you trust: its JSON, or the"
          + " PEM within.",
      ""
    },
    exitCodeList = {
      "0:the statement is as it was signed",
      "2:it is not, or the files hold something else"
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The statement.")
  private Path file = Path.of("");

  @Option(names = "--key", paramLabel = "FILE", required = true, description = "The public key.")
  private Path keyFile = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException {
    PublicKey key = key();
    Map<String, Object> signed = object(file);
    if (!(signed.get("statement") instanceof Map<?, ?> statement)
        || !(signed.get("signature") instanceof String signature)) {
      throw new RefusedException(file + " holds no statement with its signature");
    }
    if (!StatementKey.verifies(key, CanonicalJson.of(statement), signature)) {
      throw new RefusedException(
          "NOT GENUINE: the statement was changed, or another key than "
              + StatementKey.id(key)
              + " signed it");
    }
    print(statement, StatementKey.id(key));
    return Zhenzan.OK;
  }

  private void print(Map<?, ?> statement, String keyId) {
    Table table = Table.ofFacts();
    table.row("genuine", "signed by " + keyId);
    statement.forEach((name, value) -> table.row(String.valueOf(name), String.valueOf(value)));
    table.print(spec.commandLine().getOut());
  }

  private PublicKey key() throws IOException, RefusedException {
    String text = Files.readString(keyFile, StandardCharsets.UTF_8);
    try {
      if (text.stripLeading().startsWith("{")
          && object(keyFile).get("public_key") instanceof String pem) {
        return StatementKey.publicKey(pem);
      }
      return StatementKey.publicKey(text);
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw new RefusedException(keyFile + " holds no Ed25519 public key in PEM");
    }
  }

  private static Map<String, Object> object(Path from) throws IOException, RefusedException {
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(from))) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        return object(json);
      }
    } catch (JacksonException broken) {
      throw new RefusedException(from + " is not JSON: " + broken.getOriginalMessage());
    }
    throw new RefusedException(from + " holds no JSON object");
  }

  private static Map<String, Object> object(JsonParser json) throws IOException, RefusedException {
    Map<String, Object> members = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      Object read =
          switch (value) {
            case START_OBJECT -> object(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            default -> throw new RefusedException("a statement holds no " + value);
          };
      if (members.put(name, read) != null) {
        throw new RefusedException("a statement holds " + name + " once");
      }
    }
    return members;
  }
}
