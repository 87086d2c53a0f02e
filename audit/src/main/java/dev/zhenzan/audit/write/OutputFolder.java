package dev.zhenzan.audit.write;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that appears whole or not at all: files are written into a hidden sibling, which takes
 * the final name in one rename at the end. Closed without {@link #publish()}, or interrupted from
 * the keyboard, it leaves nothing behind.
 */
public final class OutputFolder implements AutoCloseable {
  /** The file that tells an earlier output from any other folder, together with two more. */
  static final String MARK = "summary.json";

  private static final String REPLACED = "replaced";

  /** Every file that an output may hold. */
  private static final Set<String> OURS =
      Set.of(
          MARK,
          "accounts.csv",
          "evidence.jsonl",
          "likes.csv",
          "likes.parquet",
          "rejected.csv",
          "report.html",
          "ring_members.csv",
          "rings.csv",
          "targets.csv");

  private final Path folder;
  private final Path hidden;
  private final Thread cleaner;

  private OutputFolder(Path folder, Path hidden) throws IOException {
    this.folder = folder;
    this.hidden = hidden;
    this.cleaner = new Thread(this::cleanQuietly, "output-folder-cleaner");
    Files.createDirectory(aside());
    Files.createDirectory(work());
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Checks that the folder may be written, and makes its hidden sibling.
   *
   * @param folder where the output shall be
   * @param force whether an earlier output there, or an empty folder, may be replaced
   * @throws RefusedException if something is there that may not be replaced
   * @throws IOException if the sibling cannot be made
   */
  public static OutputFolder prepare(Path folder, boolean force)
      throws IOException, RefusedException {
    Path full = folder.toAbsolutePath().normalize();
    Path parent = full.getParent();
    if (parent == null) {
      throw new RefusedException(full + " cannot be an output folder");
    }
    refuse(full, force);
    return new OutputFolder(full, hidden(parent, full));
  }

  private static Path hidden(Path parent, Path full) throws IOException {
    try {
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, "." + full.getFileName() + ".unfinished-");
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      FileSystemException plain =
          new FileSystemException(
              parent.toString(), null, "no folder can be made there; name another with --out");
      plain.initCause(e);
      throw plain;
    }
  }

  /** Where to write for now. */
  public Path aside() {
    return hidden.resolve("files");
  }

  /** An empty folder for what does not fit into memory; never published. */
  public Path work() {
    return hidden.resolve("work");
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
      Files.move(aside(), folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return folder;
  }

  /** Removes everything that was not published. */
  @Override
  public void close() throws IOException {
    delete(hidden);
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running already, and finds nothing left to do.
    }
  }

  /** The old output steps aside first, and comes back if the new one cannot take its place. */
  private void replace() throws IOException {
    Path old = hidden.resolve(REPLACED);
    Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(aside(), folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      throw failure;
    }
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
          folder + " holds files that are not an audit's, so --force will not replace it");
    }
  }

  private static boolean isReplaceable(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      // One file of somebody else's among ours, and the folder is not ours to delete.
      return entries.map(entry -> entry.getFileName().toString()).allMatch(OURS::contains);
    }
  }

  /** Interrupted between the two moves of a replacement: the old output goes back. */
  private void restore() throws IOException {
    Path old = hidden.resolve(REPLACED);
    if (Files.exists(old) && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** What an interrupt does: the old output is back, nothing else stays behind. */
  void cleanQuietly() {
    try {
      restore();
      delete(hidden);
    } catch (IOException leftBehind) {
      // The process is ending; what cannot be removed now stays, under its hidden name.
    }
  }

  /** Deletes a folder and all in it, without following links. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(folder, new Deleting());
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
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
  }
}
