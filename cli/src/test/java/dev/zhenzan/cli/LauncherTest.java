package dev.zhenzan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Can prove that the launcher finds itself, a Java and a built program, builds when it should, and
 * hands on arguments and exit codes. It runs on a copy of the launcher beside this test's own
 * classes, with a stand-in for Maven, so it cannot prove that the real build works.
 */
final class LauncherTest {
  @TempDir Path folder;
  private Path root;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    root = Files.createDirectories(folder.resolve("a place with spaces"));
    launcher = Files.copy(repository().resolve("zhenzan"), root.resolve("zhenzan"));
    assertTrue(launcher.toFile().setExecutable(true));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    age(root.resolve("pom.xml"));
    Path lib = Files.createDirectories(root.resolve("cli/target/lib"));
    int number = 0;
    for (String part : System.getProperty("java.class.path").split(":")) {
      Path path = Path.of(part);
      if (Files.isDirectory(path)) {
        jar(path, lib.resolve("classes-" + number++ + ".jar"));
      } else if (path.toString().endsWith(".jar")) {
        Files.createSymbolicLink(lib.resolve(number++ + "-" + path.getFileName()), path);
      }
    }
    Files.writeString(root.resolve("cli/target/built"), "");
  }

  @Test
  void startsFromAnywhereAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("zz"), launcher);
    for (Path path : List.of(launcher, link)) {
      Started started = start(Map.of(), path.toString(), "--version");
      assertEquals(0, started.code, started.text);
      assertTrue(started.text.startsWith("zhenzan "), started.text);
      assertEquals(1, started.text.lines().count(), started.text);
    }
  }

  @Test
  void handsOnArgumentsAndExitCodes() throws Exception {
    Started started = start(Map.of(), launcher.toString(), "audit", "a b", "--fdr", "x y");
    assertEquals(2, started.code, started.text);
    assertTrue(started.text.contains("x y"), started.text);
  }

  @Test
  void buildsAgainWhenASourceIsNewerAndShowsAFailedBuild() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho \"ran $*\"; exit 1\n");
    assertTrue(maven.toFile().setExecutable(true));
    Map<String, String> path = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    Files.setLastModifiedTime(
        root.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
    Started started = start(path, launcher.toString(), "--version");
    assertEquals(1, started.code, started.text);
    assertTrue(started.text.contains("-Dmaven.test.skip=true"), started.text);
    assertTrue(started.text.contains("build.log"), started.text);
    assertTrue(Files.exists(root.resolve("target/build.log")));
  }

  @Test
  void refusesAJavaThatIsNone() throws Exception {
    Started started = start(Map.of("ZHENZAN_JAVA", "/nowhere"), launcher.toString(), "--version");
    assertEquals(1, started.code);
    assertTrue(started.text.contains("ZHENZAN_JAVA"), started.text);
  }

  private record Started(int code, String text) {}

  private Started start(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Started(process.waitFor(), text);
  }

  /** The folder above that holds the launcher. */
  private static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("zhenzan"))) {
      at = at.getParent();
    }
    return at;
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
  }

  private static void jar(Path classes, Path jar) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(classes)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out)) {
      for (Path file : files) {
        packed.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, packed);
        packed.closeEntry();
      }
    }
  }
}
