package dev.zhenzan.audit;

import dev.zhenzan.audit.read.ReadException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a full disk from everything else that can go wrong with files: by what is said of it. */
final class FullDisk {
  /** Linux and Java; a quota; DuckDB, which measures what is free for its temporary files. */
  private static final List<String> WORDS =
      List.of("no space left on device", "disk quota exceeded", "max_temp_directory_size");

  private FullDisk() {}

  /** Whether a failure comes from a full disk. */
  static boolean caused(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (WORDS.stream().anyMatch(said::contains)) {
        return true;
      }
    }
    return false;
  }

  /** What to say when the disk of an output folder filled up. */
  static ReadException of(Path out, Throwable cause) {
    Path folder = out.toAbsolutePath().normalize().getParent();
    return ReadException.machine(
        "the disk of "
            + (folder == null ? out : folder)
            + " is full: make room there, or name a folder on another disk with --out",
        cause);
  }
}
