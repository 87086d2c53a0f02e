package dev.zhenzan.server.log;

import dev.zhenzan.server.log.StoreException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out why a disk refuses: SQLite says only that it does. */
final class Disk {
  private static final int PROBE_BYTES = 64 * 1024;

  private Disk() {}

  /** Tries to write beside the file, and to open the file itself. */
  static Kind probe(Path file) {
    try {
      writeBeside(file);
      if (Files.exists(file) && !Files.isWritable(file)) {
        return Kind.READ_ONLY;
      }
      return Kind.GONE;
    } catch (IOException e) {
      return kind(e);
    }
  }

  private static void writeBeside(Path file) throws IOException {
    Path probe = null;
    try {
      probe = Files.createTempFile(file.getParent(), ".zhenzan", ".probe");
      Files.write(probe, new byte[PROBE_BYTES]);
    } finally {
      if (probe != null) {
        Files.deleteIfExists(probe);
      }
    }
  }

  /** What an error of the system means. */
  static Kind kind(IOException e) {
    String said = text(e.getMessage());
    if (said.contains("no space left") || said.contains("quota exceeded")) {
      return Kind.FULL;
    }
    boolean forbidden =
        e instanceof AccessDeniedException
            || said.contains("read-only")
            || said.contains("permission denied")
            || said.contains("not permitted");
    return forbidden ? Kind.READ_ONLY : Kind.GONE;
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
