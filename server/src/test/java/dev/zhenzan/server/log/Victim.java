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

  /** Starts the {@code main} of a class, at work in a folder. */
  public Victim(Path folder, Class<?> main, String... arguments) throws IOException {
    this(folder, StartImage.NONE, main, arguments);
  }

  /** The same by an image of it. */
  public Victim(Path folder, StartImage image, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(image.options());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
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

  /** The next line that begins so, whatever else is said before; {@code null} if none comes. */
  public @Nullable String lineThatBegins(String with) throws IOException {
    String line = said.readLine();
    while (line != null && !line.startsWith(with)) {
      line = said.readLine();
    }
    return line;
  }

  /** Asks it to end, and waits until it has. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() throws IOException {
    kill();
    said.close();
  }
}
