package dev.zhenzan.audit.write;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that appears whole or not at all: files are written into a sibling with a temporary
 * name, which takes the final name in one rename at the end. Closed without {@link #publish()}, it
 * leaves nothing behind.
 */
public final class OutputFolder implements AutoCloseable {
  /** The file that tells an earlier output from any other folder. */
  static final String MARK = "summary.json";

  private final Path folder;
  private final Path aside;
  private boolean published;

  private OutputFolder(Path folder, Path aside) {
    this.folder = folder;
    this.aside = aside;
  }

  /**
   * Checks that the folder may be written, and makes its temporary sibling.
   *
   * @param folder where the output shall be
   * @param force whether an earlier output there, or an empty folder, may be replaced
   * @throws RefusedException if something is there that may not be replaced
   * @throws IOException if the sibling cannot be made
   */
  public static OutputFolder prepare(Path folder, boolean force)
      throws IOException, RefusedException {
    Path full = folder.toAbsolutePath().normalize();
    refuse(full, force);
    Path parent = full.getParent();
    if (parent == null) {
      throw new RefusedException(full + " cannot be an output folder");
    }
    Files.createDirectories(parent);
    Path aside = Files.createTempDirectory(parent, "." + full.getFileName() + ".unfinished-");
    aside.toFile().setReadable(true, /* ownerOnly= */ false);
    aside.toFile().setExecutable(true, /* ownerOnly= */ false);
    return new OutputFolder(full, aside);
  }

  /** Where to write for now. */
  public Path aside() {
    return aside;
  }

  /**
   * Gives the written files their final place, replacing what {@link #prepare} allowed.
   *
   * @return the final folder
   */
  public Path publish() throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      replace();
    } else {
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    published = true;
    return folder;
  }

  /** Removes the temporary folder unless it was published. */
  @Override
  public void close() throws IOException {
    if (!published) {
      delete(aside);
    }
  }

  /** The old output steps aside first, and comes back if the new one cannot take its place. */
  private void replace() throws IOException {
    Path old = folder.resolveSibling(aside.getFileName() + "-replaced");
    Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      throw failure;
    }
    delete(old);
  }

  private static void refuse(Path folder, boolean force) throws IOException, RefusedException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!force) {
      throw new RefusedException(
          folder + " exists already: name another folder with --out, or replace it with --force");
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isReplaceable(folder)) {
      throw new RefusedException(
          folder + " is neither empty nor an earlier output, so --force will not replace it");
    }
  }

  private static boolean isReplaceable(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(MARK)) && looksLikeOutput(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static boolean looksLikeOutput(Path folder) {
    return Stream.of("accounts.csv", "targets.csv", "rings.csv")
        .allMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /** Deletes a folder and all in it, without following links. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
