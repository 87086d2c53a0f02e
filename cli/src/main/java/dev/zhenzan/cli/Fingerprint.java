package dev.zhenzan.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A few letters that change when what they stand for does. */
final class Fingerprint {
  private static final int DIGITS = 16;

  private Fingerprint() {}

  /** Of some bytes. */
  static String of(byte[] bytes) {
    return text(sha256().digest(bytes));
  }

  /** Of all classes in the jars or folders from which these were loaded, in this order. */
  static String ofClassesBeside(Class<?>... loaded) throws IOException {
    MessageDigest digest = sha256();
    for (Class<?> each : loaded) {
      Path place = place(each);
      if (Files.isDirectory(place)) {
        addClasses(place, digest);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          addClasses(jar.getPath("/"), digest);
        }
      }
    }
    return text(digest.digest());
  }

  private static Path place(Class<?> loaded) throws IOException {
    try {
      URI place = loaded.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place);
    } catch (URISyntaxException unreadable) {
      throw new IOException("cannot tell where " + loaded + " comes from", unreadable);
    }
  }

  private static void addClasses(Path root, MessageDigest digest) throws IOException {
    List<Path> classes;
    try (Stream<Path> all = Files.walk(root)) {
      classes = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : classes) {
      digest.update(sha256().digest(Files.readAllBytes(file)));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private static String text(byte[] digest) {
    return HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }
}
