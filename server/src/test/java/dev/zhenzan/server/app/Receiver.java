package dev.zhenzan.server.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told: a real HTTP server that answers as the test says. */
final class Receiver implements AutoCloseable {
  /** What came. */
  record Got(String path, String id, long seconds, String signature, byte[] body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  final CountDownLatch release = new CountDownLatch(1);
  volatile int status = 204;
  volatile boolean stuck;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var headers = exchange.getRequestHeaders();
    got.add(
        new Got(
            exchange.getRequestURI().toString(),
            headers.getFirst("webhook-id"),
            Long.parseLong(headers.getFirst("webhook-timestamp")),
            headers.getFirst("webhook-signature"),
            body));
    if (stuck) {
      try {
        release.await();
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?a=b";
  }

  Got next() throws InterruptedException {
    Got next = got.poll(60, TimeUnit.SECONDS);
    assertTrue(next != null, "nothing came");
    return next;
  }

  /** Whether one of the signatures is that of the secret: HMAC written out, block by block. */
  static boolean signedBy(Got got, String secret) throws Exception {
    byte[] key = Arrays.copyOf(Base64.getDecoder().decode(secret.replace("whsec_", "")), 64);
    byte[] inner = new byte[64];
    byte[] outer = new byte[64];
    for (int at = 0; at < 64; at++) {
      inner[at] = (byte) (key[at] ^ 0x36);
      outer[at] = (byte) (key[at] ^ 0x5c);
    }
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(inner);
    sha.update((got.id() + "." + got.seconds() + ".").getBytes(StandardCharsets.UTF_8));
    byte[] within = sha.digest(got.body());
    sha.update(outer);
    String expected = "v1," + Base64.getEncoder().encodeToString(sha.digest(within));
    return Arrays.asList(got.signature().split(" ")).contains(expected);
  }

  @Override
  public void close() {
    release.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
