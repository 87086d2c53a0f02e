package dev.zhenzan.server.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes, mounted for a test: root may do that. */
public final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTES = 8;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one.
   *
   * @throws org.opentest4j.TestAbortedException if we may not, which is said aloud
   */
  public static SmallDisk mount() throws IOException {
    return mount(MEGABYTES);
  }

  /** Mounts one of so many megabytes. */
  public static SmallDisk mount(int megabytes) throws IOException {
    Path folder = Files.createTempDirectory("zhenzan-disk");
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "zhenzan", folder.toString());
    if (!mounted) {
      Files.delete(folder);
      String skipped = "SKIPPED: cannot mount a small disk here; root can";
      System.err.println(skipped);
      Assumptions.abort(skipped);
    }
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Fills it up but for so many bytes. */
  public void fill(long leave) throws IOException {
    try (FileChannel channel =
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long room = Files.getFileStore(folder).getUsableSpace() - leave;
      for (long left = room; left > 0; left -= 4096) {
        channel.write(ByteBuffer.allocate((int) Math.min(4096, left)));
      }
    }
  }

  /** Makes room again. */
  public void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  /** Forbids writing, or allows it again; no file may be open for writing. */
  public void readOnly(boolean forbid) throws IOException {
    String mode = forbid ? "remount,ro" : "remount,rw";
    if (!run("mount", "-o", mode, folder.toString())) {
      throw new IOException("cannot " + mode + " " + folder);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", folder.toString());
    Files.deleteIfExists(folder);
  }

  /** Whether a command could be run and was content. */
  public static boolean run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
