package dev.zhenzan.server.book.fold;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a book keeps what it folded of the log. Everything in it follows from the log, so it may be
 * deleted at any time; it names people, so only its owner may read it.
 */
public final class FoldFile {
  private final Path path;
  private final Path draft;

  public FoldFile(Path path) {
    this.path = path;
    draft = path.resolveSibling(path.getFileName() + ".draft");
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /**
   * Opens what was kept, {@code null} where nothing was.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  public @Nullable FoldReader open() throws IOException {
    return Files.exists(path) ? FoldReader.of(path) : null;
  }

  /** Begins another, which takes the place of the one that is there when it is done. */
  public FoldWriter begin() throws IOException {
    Path folder = path.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    return FoldWriter.of(draft, path);
  }

  /** Deletes what is kept, durably. */
  public void drop() throws IOException {
    boolean any = Files.deleteIfExists(draft) | Files.deleteIfExists(path);
    if (any) {
      flushFolder(path);
    }
  }

  /** What a folder names survives a power cut from here on, where the system can promise that. */
  static void flushFolder(Path path) {
    Path folder = path.toAbsolutePath().resolveSibling("");
    try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
      opened.force(/* metaData= */ true);
    } catch (IOException e) {
      // Not every system opens folders; its own flush follows within seconds.
    }
  }
}
