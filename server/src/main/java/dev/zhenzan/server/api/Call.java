package dev.zhenzan.server.api;

import dev.zhenzan.server.event.NameText;
import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.look.Look;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request, and by whom.
 *
 * @param key the caller's; {@code null} where nobody is asked for one
 */
public record Call(ServerRequest request, @Nullable ApiKey key) {
  /** The largest body that is read as a whole, after unpacking. */
  static final int BODY_BYTES_MAX = 32 << 20;

  private static final String LOOKS = "dev.zhenzan.looks";
  private static final int SMALL_BYTES = 1 << 14;

  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** Says that the answer shows something of what is held of an account. */
  @SuppressWarnings("unchecked") // nobody else puts anything there
  void looksAt(String account) {
    ((Set<String>) request.attributes().computeIfAbsent(LOOKS, name -> new LinkedHashSet<String>()))
        .add(account);
  }

  /** At whom the answer lets whoever calls look; nobody where nobody is asked who calls. */
  List<Look> looks(String route) {
    if (key == null || !(request.attributes().get(LOOKS) instanceof Set<?> accounts)) {
      return List.of();
    }
    return accounts.stream().map(each -> new Look(key.by(), route, each.toString())).toList();
  }

  /** A name in the path, decoded and trimmed. */
  String name(String variable) throws ProblemException {
    return checkedName(request.pathVariable(variable), "/path/" + variable);
  }

  static String checkedName(String text, String pointer) throws ProblemException {
    String name = NameText.trimmed(text);
    String wrong = name.isEmpty() ? "is empty" : NameText.fault(name);
    if (wrong != null) {
      throw Problem.invalid(pointer, "the name " + wrong).thrown();
    }
    return name;
  }

  /** A parameter of the query, if it is there and not empty. */
  Optional<String> parameter(String name) {
    return request.param(name).filter(text -> !text.isBlank());
  }

  boolean flag(String name) {
    return request.param(name).filter(text -> !text.equals("false")).isPresent();
  }

  /** How many to list: {@code limit}, 1 to {@code most}. */
  int limit(int usual, int most) throws ProblemException {
    Optional<String> text = parameter("limit");
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw Problem.invalid("/query/limit", "limit must be a whole number from 1 to " + most)
        .thrown();
  }

  @Nullable String header(String name) {
    return request.headers().firstHeader(name);
  }

  /** The body's media type, lower case and without parameters; empty if none was said. */
  String mediaType() {
    String type = header(HttpHeaders.CONTENT_TYPE);
    if (type == null) {
      return "";
    }
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** The body as a stream, unpacked. */
  InputStream stream() throws IOException, ProblemException {
    InputStream raw = request.servletRequest().getInputStream();
    String encoding = header(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return raw;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw Problem.of(
              415, "encoding", "The encoding is not understood", "gzip is understood, and none")
          .thrown();
    }
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (ZipException broken) {
      throw Problem.malformed("the body is no gzip").thrown();
    }
  }

  /** The whole body, unpacked. */
  byte[] body(int bytesMax) throws IOException, ProblemException {
    byte[] body;
    try (InputStream in = stream()) {
      body =
          in == request.servletRequest().getInputStream()
              ? plain(in, bytesMax)
              : in.readNBytes(bytesMax + 1);
    } catch (ZipException broken) {
      throw Problem.malformed("the body is no gzip").thrown();
    }
    if (body.length > bytesMax) {
      throw tooLarge(bytesMax);
    }
    return body;
  }

  /** A small body as long as it says: readNBytes would take room for a large one each time. */
  private byte[] plain(InputStream in, int bytesMax) throws IOException {
    int said = request.servletRequest().getContentLength();
    if (said < 0 || said > SMALL_BYTES || said > bytesMax) {
      return in.readNBytes(bytesMax + 1);
    }
    byte[] body = new byte[said];
    int read = in.readNBytes(body, 0, said);
    return read == said ? body : Arrays.copyOf(body, read);
  }

  static ProblemException tooLarge(long bytesMax) {
    return Problem.of(
            413, "too-large", "The body is too large", "at most " + bytesMax + " bytes are taken")
        .thrown();
  }

  /** A small body that is a JSON object; an empty body is an empty object. */
  JsonNode object() throws IOException, ProblemException {
    return object(1 << 20);
  }

  /** The same, of more bytes. */
  JsonNode object(int bytesMax) throws IOException, ProblemException {
    byte[] body = body(bytesMax);
    if (body.length == 0) {
      return MAPPER.createObjectNode();
    }
    try {
      JsonNode tree = MAPPER.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException broken) {
      throw Problem.malformed("the body is not JSON: " + broken.getOriginalMessage()).thrown();
    }
    throw Problem.malformed("the body must be a JSON object").thrown();
  }

  /** A text in an object, trimmed; {@code null} where there is none. */
  static @Nullable String text(JsonNode object, String field) throws ProblemException {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString() && !value.isIntegralNumber()) {
      throw Problem.invalid("/" + field, field + " must be a text").thrown();
    }
    String text = NameText.trimmed(value.asString());
    return text.isEmpty() ? null : checkedName(text, "/" + field);
  }

  /** The same where it must be there. */
  static String textOf(JsonNode object, String field) throws ProblemException {
    String text = text(object, field);
    if (text == null) {
      throw Problem.invalid("/" + field, field + " is missing").thrown();
    }
    return text;
  }
}
