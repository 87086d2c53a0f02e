package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.key.StatementKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a service has signed, and the key by which that is checked. */
final class SignedFile {
  private SignedFile() {}

  /** A public key, in PEM or as the service shows it. */
  static PublicKey key(Path keyFile) throws IOException, RefusedException {
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

  /** A JSON object of texts, whole numbers, truths and such objects. */
  static Map<String, Object> object(Path from) throws IOException, RefusedException {
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
