package dev.zhenzan.server.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls a running service. Any number of threads may use one client; it keeps connections open.
 *
 * <pre>
 *   ZhenzanClient zhenzan = new ZhenzanClient(URI.create("http://127.0.0.1:8080"), key);
 *   zhenzan.like("p42", "u7");
 *   String counts = zhenzan.counts("p42").body();
 * </pre>
 */
public final class ZhenzanClient {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String JSON = "application/json";

  private final URI base;
  private final @Nullable String key;
  private final HttpClient http;

  /**
   * @param base such as {@code http://127.0.0.1:8080}
   * @param key {@code zk_…}, or {@code null} to call without one
   */
  public ZhenzanClient(URI base, @Nullable String key) {
    this(base, key, null);
  }

  /**
   * @param trust whose certificates are taken, where the usual ones are not meant
   */
  public ZhenzanClient(URI base, @Nullable String key, @Nullable SSLContext trust) {
    this.base = base;
    this.key = key;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10));
    http = (trust == null ? builder : builder.sslContext(trust)).build();
  }

  /** Reports one event, or an array of them. */
  public Answer events(String json) throws IOException, InterruptedException {
    return post("/v1/events", JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Reports events, one a line. */
  public Answer eventLines(byte[] lines) throws IOException, InterruptedException {
    return post("/v1/events", "application/x-ndjson", lines);
  }

  /** The account likes the target, now. */
  public Answer like(String target, String actor) throws IOException, InterruptedException {
    return send("PUT", likePath(target, actor), null, BodyPublishers.noBody());
  }

  /** The account takes its like back, now. */
  public Answer unlike(String target, String actor) throws IOException, InterruptedException {
    return send("DELETE", likePath(target, actor), null, BodyPublishers.noBody());
  }

  private static String likePath(String target, String actor) {
    return "/v1/likes/" + encoded(target) + "/" + encoded(actor);
  }

  /** The raw and the honest count of a target. */
  public Answer counts(String target) throws IOException, InterruptedException {
    return get("/v1/targets/" + encoded(target) + "/counts");
  }

  /** Asks what to do about an engagement that is about to happen; the question is JSON. */
  public Answer decide(String question) throws IOException, InterruptedException {
    return post("/v1/decisions", JSON, question.getBytes(StandardCharsets.UTF_8));
  }

  /** Any {@code GET}. */
  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, BodyPublishers.noBody());
  }

  /**
   * Any {@code POST}.
   *
   * @param headers further names and values by turns
   */
  public Answer post(String path, String mediaType, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return send("POST", path, mediaType, BodyPublishers.ofByteArray(body), headers);
  }

  /** Any call. */
  public Answer send(
      String method, String path, @Nullable String mediaType, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (mediaType != null) {
      request.header("Content-Type", mediaType);
    }
    for (String[] header : pairs(headers)) {
      request.header(header[0], header[1]);
    }
    HttpResponse<String> response =
        http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }

  private static List<String[]> pairs(String[] headers) {
    List<String[]> pairs = new java.util.ArrayList<>();
    for (int at = 0; at + 1 < headers.length; at += 2) {
      pairs.add(new String[] {headers[at], headers[at + 1]});
    }
    return pairs;
  }

  /** A name as one segment of a path. */
  public static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
