package dev.zhenzan.cli;

import java.nio.file.Path;
import java.util.List;

/** Where an audit goes that was given no folder: {@code out/} and the first file's bare name. */
final class DefaultFolder {
  private static final String ANY = "audit";

  private DefaultFolder() {}

  static Path of(List<String> files) {
    return Path.of("out", files.isEmpty() ? ANY : bare(files.get(0)));
  }

  /** The last part of the path, without endings and without the signs of a glob. */
  private static String bare(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String plain = stem.replaceAll("[*?\\[\\]{}:]+", "");
    return plain.isEmpty() || plain.equals(".") || plain.equals("..") ? ANY : plain;
  }
}
