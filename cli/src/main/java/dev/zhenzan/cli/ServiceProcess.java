package dev.zhenzan.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, on a free port over a database of its own. */
final class ServiceProcess implements AutoCloseable {
  private static final String SERVING = " on http://127.0.0.1:";

  private final Process process;
  private final int port;
  private final String key;
  private final double startSeconds;

  private ServiceProcess(Process process, int port, String key, double startSeconds) {
    this.process = process;
    this.port = port;
    this.key = key;
    this.startSeconds = startSeconds;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @throws IOException if it ends before that
   */
  static ServiceProcess start(Path database) throws IOException {
    List<String> command = List.of(launcher(), "serve", "--db", database.toString(), "--port", "0");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    int port = port(process);
    double seconds = (System.nanoTime() - began) / 1e9;
    Path keyFile = database.resolveSibling(database.getFileName() + ".key");
    String key = Files.readString(keyFile, StandardCharsets.UTF_8).strip();
    return new ServiceProcess(process, port, key, seconds);
  }

  /** The very command that an operator runs, with the same options for Java. */
  private static String launcher() throws IOException {
    String launcher = System.getProperty("zhenzan.launcher");
    if (launcher == null) {
      throw new IOException("this must be run through the zhenzan launcher");
    }
    return launcher;
  }

  private static int port(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      int at = line.indexOf(SERVING);
      if (at >= 0) {
        drain(said);
        return Integer.parseInt(line.substring(at + SERVING.length()).strip());
      }
    }
    throw new IOException("the service did not start:\n" + all);
  }

  /** What it says later is read, so that it never waits for somebody to read it. */
  private static void drain(BufferedReader said) {
    Thread drain =
        new Thread(
            () -> {
              try {
                while (said.readLine() != null) {
                  // nobody wants to know
                }
              } catch (IOException ended) {
                // there is nothing more to read
              }
            },
            "drain");
    drain.setDaemon(true);
    drain.start();
  }

  int port() {
    return port;
  }

  String key() {
    return key;
  }

  /** From its start until it served. */
  double startSeconds() {
    return startSeconds;
  }

  PlainHttp connect() throws IOException {
    return new PlainHttp(port, key);
  }

  /** What it holds in memory now, in bytes; 0 where the system does not say. */
  long residentBytes() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return 0;
  }

  /** The processor time that it has used so far, in seconds; 0 where the system does not say. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(used -> used.toNanos() / 1e9).orElse(0.0);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopping) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
