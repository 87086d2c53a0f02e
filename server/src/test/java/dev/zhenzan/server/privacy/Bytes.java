package dev.zhenzan.server.privacy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for words in the raw bytes of files, in every way that text is written. */
final class Bytes {
  private static final List<Charset> WAYS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  private Bytes() {}

  /** The files below a folder that hold one of the words, and which. */
  static List<String> found(Path folder, List<String> words) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = read(file);
        for (String word : words) {
          for (Charset way : WAYS) {
            if (holds(bytes, word.getBytes(way))) {
              found.add(file.getFileName() + " holds " + word + " in " + way);
            }
          }
        }
      }
    }
    return found;
  }

  private static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return new byte[0]; // a server takes its own away
    }
  }

  private static boolean holds(byte[] bytes, byte[] word) {
    return Erased.indexOf(bytes, 0, bytes.length, word) >= 0;
  }
}
