package dev.zhenzan.server.api;

import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.log.StoreException;
import java.nio.file.Path;

/**
 * Copies the database while it is written to.
 *
 * @see Backup#make
 */
public interface Backups {
  /** Where copies are put; callers name files in it and nothing outside of it. */
  Path folder();

  Backup.Content make(Path to) throws StoreException;
}
