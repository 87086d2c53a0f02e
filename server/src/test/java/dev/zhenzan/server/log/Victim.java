package dev.zhenzan.server.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM with this one's class path, which says on its standard output what it has done, line
 * by line, and is killed without warning.
 */
public final class Victim implements AutoCloseable {
  private static final long START_SECONDS = 180;

  private final Process process;
  private final BufferedReader said;
  private final Path errors;

  /** Everything that was read of it, for whoever must find out why it did not start. */
  private final StringBuffer all = new StringBuffer();

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
    errors = folder.resolve("victim.err");
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
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

  /**
   * The next line that begins so, whatever else is said before; {@code null} if none comes. Whoever
   * says nothing for long is made to show its threads, and is killed.
   */
  public @Nullable String lineThatBegins(String with) throws IOException {
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            this::showThreads, CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS));
    String line = said.readLine();
    while (line != null && !line.startsWith(with)) {
      all.append(line).append('\n');
      line = said.readLine();
    }
    watch.cancel(false);
    return line;
  }

  /** A JVM that is told to quit says on its standard output what its threads do, and goes on. */
  private void showThreads() {
    try {
      all.append("said nothing for ").append(START_SECONDS).append(" s\n");
      new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid())).start().waitFor();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.toHandle().destroyForcibly();
      }
    } catch (IOException e) {
      process.toHandle().destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How it ended, and all that it has said: for the message of a test that expected otherwise. */
  public String story() {
    try {
      String end = process.waitFor(10, TimeUnit.SECONDS) ? "exit " + process.exitValue() : "alive";
      return end + "\nit said:\n" + all + "\nits errors:\n" + Files.readString(errors);
    } catch (IOException e) {
      return "its errors cannot be read: " + e.getMessage() + "\nit said:\n" + all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
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
