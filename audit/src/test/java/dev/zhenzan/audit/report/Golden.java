package dev.zhenzan.audit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a person has read and approved; {@code -Dgolden.update=true} rewrites them. */
final class Golden {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "zhenzan", "audit", "report");

  private Golden() {}

  static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    String repeat = name + " differs; if that is wanted, run with -Dgolden.update=true";
    assertEquals(Files.readString(file), actual, repeat);
  }
}
