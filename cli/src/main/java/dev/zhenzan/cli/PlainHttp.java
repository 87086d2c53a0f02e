package dev.zhenzan.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-open connection for measuring: what it costs itself is a few microseconds a call, so
 * that on a small machine the service is measured and not the client.
 */
final class PlainHttp implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String headers;
  private final StringBuilder line = new StringBuilder();

  PlainHttp(int port, String key) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(120_000);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
    headers = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key + "\r\n";
  }

  /**
   * Calls and reads the answer.
   *
   * @param call method and path
   * @throws IOException if the connection breaks or the answer is no success
   */
  byte[] call(String call, String mediaType, byte[] body) throws IOException {
    String head =
        call
            + headers
            + "Content-Type: "
            + mediaType
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(StandardCharsets.UTF_8);
    if (body.length < 1 << 13) {
      byte[] both = java.util.Arrays.copyOf(headBytes, headBytes.length + body.length);
      System.arraycopy(body, 0, both, headBytes.length, body.length);
      out.write(both);
    } else {
      out.write(headBytes);
      out.write(body);
    }
    return answer(call);
  }

  private byte[] answer(String call) throws IOException {
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 20")) {
      throw new IOException(
          call + " was answered " + status + " " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private String line() throws IOException {
    line.setLength(0);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
