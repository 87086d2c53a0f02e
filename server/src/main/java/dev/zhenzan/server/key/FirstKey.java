package dev.zhenzan.server.key;

import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * There is no default password: the first run makes a key, and puts it where its owner finds it.
 */
public final class FirstKey {
  /** What it is for. */
  public static final String LABEL = "first run";

  /** What it allows. */
  public static final Set<Scope> SCOPES = Set.of(Scope.ADMIN);

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
    KeyText key = keys.create(LABEL, SCOPES, 0, Long.MAX_VALUE);
    OwnerFile.write(file, key.reveal() + "\n");
    return key;
  }
}
