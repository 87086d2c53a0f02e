package dev.zhenzan.audit.read;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the files that inputs name: themselves, all in a folder, all that match a glob. */
final class InputFiles {
  private static final List<String> ENDINGS =
      List.of(".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".parquet", ".pq");

  private InputFiles() {}

  /** Every file once, those of one input in the order of their names. */
  static List<Path> find(List<String> inputs) throws ReadException {
    List<Path> files = new ArrayList<>();
    for (String input : inputs) {
      for (Path file : findOne(input)) {
        if (!files.contains(file)) {
          files.add(file);
        }
      }
    }
    if (files.isEmpty()) {
      throw ReadException.input("no input: name a file, a folder or a glob");
    }
    return files;
  }

  private static Iterable<Path> findOne(String input) throws ReadException {
    try {
      Path path = Path.of(input);
      if (Files.isDirectory(path)) {
        return inFolder(path);
      }
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return List.of(readable(path));
      }
      if (!isGlob(input)) {
        throw ReadException.machine(input + ": there is no such file", null);
      }
      return matching(input);
    } catch (InvalidPathException e) {
      throw ReadException.input("\"" + Shorten.to(input, 200) + "\" is not a path", e);
    } catch (IOException e) {
      throw ReadException.machine("cannot look for " + input + ": " + e.getMessage(), e);
    }
  }

  private static Path readable(Path file) throws ReadException {
    if (!Files.isReadable(file)) {
      throw ReadException.machine(file + ": no permission to read it, or a dangling link", null);
    }
    return file;
  }

  private static boolean isGlob(String input) {
    return input.contains("*") || input.contains("?") || input.contains("[") || input.contains("{");
  }

  private static Iterable<Path> inFolder(Path folder) throws IOException, ReadException {
    TreeSet<Path> found = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).filter(InputFiles::isLog).forEach(found::add);
    }
    if (found.isEmpty()) {
      throw ReadException.input(
          folder + ": the folder holds no file that ends in " + String.join(", ", ENDINGS));
    }
    return found;
  }

  private static boolean isLog(Path file) {
    String name = plainName(file);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** The lower-case name without the ending of a compression. */
  static String plainName(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    for (String packed : List.of(".gz", ".zst", ".zstd")) {
      if (name.endsWith(packed)) {
        return name.substring(0, name.length() - packed.length());
      }
    }
    return name;
  }

  private static Iterable<Path> matching(String glob) throws IOException, ReadException {
    String normal = glob.startsWith("./") ? glob.substring(2) : glob;
    int special = firstSpecial(normal);
    int slash = normal.lastIndexOf('/', special);
    Path root = slash < 0 ? Path.of("") : Path.of(normal.substring(0, slash + 1));
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + normal);
    TreeSet<Path> found = new TreeSet<>();
    if (Files.isDirectory(root.toString().isEmpty() ? Path.of(".") : root)) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(Files::isRegularFile).filter(matcher::matches).forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      throw ReadException.machine(glob + ": no file matches", null);
    }
    return found;
  }

  private static int firstSpecial(String glob) {
    for (int i = 0; i < glob.length(); i++) {
      if ("*?[{".indexOf(glob.charAt(i)) >= 0) {
        return i;
      }
    }
    return glob.length();
  }
}
