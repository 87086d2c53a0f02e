package dev.zhenzan.server.hook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST to an address that was looked at before. The JDK's own client resolves names by itself
 * and could be led elsewhere; this one connects to what it is given, follows nothing, reads no more
 * than the head of the answer, and ends in time whatever the other side does.
 */
final class Post implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final long WHOLE_MILLIS = 15_000;
  private static final int HEAD_BYTES_MAX = 16_384;

  private final Destinations destinations;
  private final ScheduledExecutorService watch;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Post(Destinations destinations, ScheduledExecutorService watch) {
    this.destinations = destinations;
    this.watch = watch;
  }

  /**
   * What was answered.
   *
   * @param retryAfterSeconds as the other side wishes, 0 where it says nothing
   */
  record Answer(int status, long retryAfterSeconds) {}

  /**
   * Sends.
   *
   * @throws IOException if nobody answered in time, or with something else than HTTP
   */
  Answer send(URI url, Map<String, String> headers, byte[] body) throws IOException {
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() < 0 ? (secure ? 443 : 80) : url.getPort();
    InetAddress address = destinations.resolve(url.getHost()).get(0);
    try (Socket plain = new Socket()) {
      ScheduledFuture<?> end =
          watch.schedule(() -> closeQuietly(plain), WHOLE_MILLIS, TimeUnit.MILLISECONDS);
      open.add(plain);
      try {
        if (closed) {
          throw new IOException("stopping");
        }
        plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
        plain.setSoTimeout((int) WHOLE_MILLIS);
        Socket socket = secure ? secured(plain, url.getHost(), port) : plain;
        write(socket.getOutputStream(), url, port, headers, body);
        return answer(new BufferedInputStream(socket.getInputStream(), 1_024));
      } finally {
        end.cancel(false);
        open.remove(plain);
      }
    }
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, /* autoClose= */ true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void write(
      OutputStream out, URI url, int port, Map<String, String> headers, byte[] body)
      throws IOException {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.getHost()).append(':').append(port).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length + 2);
    whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(body);
    whole.writeTo(out);
    out.flush();
  }

  private static Answer answer(InputStream in) throws IOException {
    int[] left = {HEAD_BYTES_MAX};
    String first = line(in, left);
    while (first.matches("HTTP/1\\.[01] 1\\d\\d.*")) {
      while (!line(in, left).isEmpty()) {
        // what is said before the answer itself
      }
      first = line(in, left);
    }
    if (!first.matches("HTTP/1\\.[01] [2-5]\\d\\d.*")) {
      throw new IOException("the answer is not HTTP");
    }
    long retryAfter = 0;
    for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.matches("retry-after: *\\d{1,6} *")) {
        retryAfter = Long.parseLong(lower.substring(12).strip());
      }
    }
    return new Answer(Integer.parseInt(first.substring(9, 12)), retryAfter);
  }

  private static String line(InputStream in, int[] left) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || --left[0] < 0) {
        throw new IOException(c < 0 ? "the answer broke off" : "the answer's head is too long");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Breaks off whatever is under way. */
  @Override
  public void close() {
    closed = true;
    open.forEach(Post::closeQuietly);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // as was wanted
    }
  }
}
