package dev.zhenzan.server.key;

import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * There is no default password: the first run makes a key, and puts it where its owner finds it.
 */
public final class FirstKey {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private FirstKey() {}

  /**
   * Makes a key for everything, if there is none that works.
   *
   * @param file written so that only its owner may read it; one that was left there by an earlier
   *     database is replaced
   * @return the key, or {@code null} if there is one already
   */
  public static @Nullable KeyText makeIfNone(KeyRing keys, Path file)
      throws StoreException, IOException {
    if (!keys.isEmpty()) {
      return null;
    }
    KeyText key = keys.create("first run", EnumSet.of(Scope.ADMIN), 0, Long.MAX_VALUE);
    Files.deleteIfExists(file);
    Files.createFile(file, ownerOnly());
    Files.writeString(
        file, key.reveal() + "\n", StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
    return key;
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}
