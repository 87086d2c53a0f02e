package dev.zhenzan.server.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM with this one's class path, which says on its standard output what it has done, line
 * by line, and is killed without warning.
 */
public final class Victim implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  /** Starts the {@code main} of a class. */
  public Victim(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The next line that it says, {@code null} once it is dead and all was read. */
  public @Nullable String line() throws IOException {
    String line = said.readLine();
    // A line that it could not finish says nothing.
    return line == null || line.endsWith(".") ? line : null;
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    // Through its handle, which leaves what it has said to be read.
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    said.close();
  }
}
