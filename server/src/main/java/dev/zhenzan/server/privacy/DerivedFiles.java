package dev.zhenzan.server.privacy;

import dev.zhenzan.server.log.StoreException;

/**
 * Files beside the database that are made from it and hold names: they are dropped when somebody
 * was erased, and made anew from what is left.
 */
@FunctionalInterface
public interface DerivedFiles {
  /** There are none. */
  DerivedFiles NONE = () -> {};

  /**
   * Drops them all; returns when they are gone.
   *
   * @throws StoreException if one cannot be deleted: the erasure is not done until it is
   */
  void drop() throws StoreException;
}
