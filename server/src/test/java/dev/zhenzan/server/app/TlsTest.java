package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.space.SpaceOptions;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service speaks HTTPS with a certificate as an operator has it, and nothing else: made by the
 * JDK's own keytool, called by the client, over a real connection.
 */
final class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void theServiceIsReachedOverTlsByWhoeverTrustsItsCertificateOnly() throws Exception {
    KeyStore store = keytool();
    ServerOptions plain = ServerOptions.of(folder.resolve("likes.db").toString());
    ServerOptions options =
        new ServerOptions(
            plain.database(),
            0,
            plain.bind(),
            pem(store, true),
            pem(store, false),
            false,
            plain.webhooksTo());
    try (Service service =
        Service.start(options, SpaceOptions.DEFAULTS, InstantSource.system(), line -> {})) {
      assertTrue(service.url().startsWith("https://127.0.0.1:"), service.url());
      String key = Files.readString(folder.resolve("likes.db.key")).strip();
      URI url = URI.create(service.url());
      ZhenzanClient client = new ZhenzanClient(url, key, trusting(store));
      assertEquals(200, client.like("p", "小红").status());
      assertEquals(1, json(client.counts("p")).get("raw").asInt());
      ZhenzanClient stranger = new ZhenzanClient(url, key);
      assertThrows(SSLHandshakeException.class, () -> stranger.counts("p"));
      URI http = URI.create("http://127.0.0.1:" + url.getPort());
      assertEquals(400, new ZhenzanClient(http, key).counts("p").status());
      oldVersionsOfTlsAreRefused(store, url.getPort());
    }
  }

  private static void oldVersionsOfTlsAreRefused(KeyStore store, int port) throws Exception {
    SSLContext context = trusting(store);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      assertTrue(
          socket.getSession().getProtocol().matches("TLSv1\\.[23]"),
          socket.getSession().getProtocol());
    }
  }

  private KeyStore keytool() throws Exception {
    Path file = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .inheritIO()
            .start();
    assertEquals(0, keytool.waitFor());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private Path pem(KeyStore store, boolean certificate) throws Exception {
    byte[] encoded =
        certificate
            ? store.getCertificate("service").getEncoded()
            : store.getKey("service", PASSWORD).getEncoded();
    String kind = certificate ? "CERTIFICATE" : "PRIVATE KEY";
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return Files.writeString(
        folder.resolve(certificate ? "cert.pem" : "key.pem"),
        "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("service", store.getCertificate("service"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
