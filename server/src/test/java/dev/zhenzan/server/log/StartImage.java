package dev.zhenzan.server.log;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * This JVM's class path as jars, and an archive of the classes that a program loads, by which the
 * same program starts again in about half the processor time: for those that are killed often.
 */
public final class StartImage {
  /** As it would start without one. */
  public static final StartImage NONE =
      new StartImage(System.getProperty("java.class.path"), List.of("-Xshare:auto"));

  private final String classPath;
  private final List<String> options;

  private StartImage(String classPath, List<String> options) {
    this.classPath = classPath;
    this.options = options;
  }

  /**
   * Runs a service until it says where it serves, ends it, and keeps what it loaded.
   *
   * @param folder for the jars, the archive, and the program to work in
   */
  public static StartImage of(Path folder, Class<?> main, String... arguments) throws Exception {
    String jars = jars(folder);
    Path archive = folder.resolve("classes.jsa");
    StartImage making =
        new StartImage(jars, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
    try (Victim once = new Victim(folder, making, main, arguments)) {
      once.lineThatBegins("http");
      once.end();
    }
    return Files.exists(archive)
        ? new StartImage(jars, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"))
        : NONE;
  }

  /** Options for Java, the class path among them. */
  List<String> options() {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-cp", classPath));
    return all;
  }

  /** An archive knows classes of jars only. */
  private static String jars(Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(part);
      jars.add(Files.isDirectory(path) ? jar(path, folder, jars.size()).toString() : part);
    }
    return String.join(File.pathSeparator, jars);
  }

  private static Path jar(Path classes, Path folder, int number) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(each -> !each.equals(classes)).sorted().toList();
    }
    Path jar = folder.resolve(number + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out)) {
      for (Path file : files) {
        String name = classes.relativize(file).toString();
        boolean isFolder = Files.isDirectory(file); // named too: the migrations are looked up by it
        packed.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
          Files.copy(file, packed);
        }
        packed.closeEntry();
      }
    }
    return jar;
  }
}
