package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.zhenzan.server.client.ZhenzanClient;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command in a JVM of its own, at work in a folder: for what runs until it is told to stop. */
final class Started implements AutoCloseable {
  private static final String SERVING = " on http";
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final BufferedReader err;
  private final List<String> said = new ArrayList<>();

  private Started(Process process) {
    this.process = process;
    err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  /** Starts a command. */
  static Started command(Path folder, Object... arguments) throws IOException {
    List<String> command = java();
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new Started(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Starts the service on any free port and waits until it serves. */
  static Started serve(Path folder, Object... more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(List.of(more));
    Started started = command(folder, arguments.toArray());
    started.await(SERVING);
    return started;
  }

  /** The words by which the program is started in this JVM's class path. */
  static List<String> java() {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-cp",
            classPath(),
            Main.class.getName()));
  }

  /** Without what only silences the tests' own libraries, which an operator does not have. */
  private static String classPath() {
    String all = System.getProperty("java.class.path");
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(part -> !part.contains("slf4j-nop"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Reads what it says until a line holds this. */
  void await(String words) throws IOException {
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      said.add(line);
      if (line.contains(words)) {
        return;
      }
    }
    fail("it ended without saying \"" + words + "\": " + said);
  }

  /** What it has said, as far as it was read. */
  List<String> said() {
    return said;
  }

  /** Where the service is. */
  URI url() {
    String line = said.get(said.size() - 1);
    return URI.create(line.substring(line.indexOf(SERVING) + " on ".length()).strip());
  }

  /** Calls it with the first key. */
  ZhenzanClient client(Path keyFile) throws IOException {
    return new ZhenzanClient(url(), Files.readString(keyFile).strip());
  }

  /** Sends SIGTERM, reads all that it says and gives its exit code. */
  int stop() throws IOException, InterruptedException {
    process.toHandle().destroy(); // through its handle, which leaves what it says to be read
    return end();
  }

  /** Reads all that it says until it ends, and gives its exit code. */
  int end() throws IOException, InterruptedException {
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      said.add(line);
    }
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }

  /** Kills it as {@code kill -9} does. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    err.close();
  }
}
