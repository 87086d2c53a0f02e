package dev.zhenzan.server.api;

import dev.zhenzan.server.log.LogHead;
import dev.zhenzan.server.log.StoreException;

/** The hashes over everything that is kept, as they stood at a moment. */
@FunctionalInterface
public interface Heads {
  /**
   * @param rows of the log, as the book had them at a moment
   * @param closing the book's last at that moment, 0 for none
   */
  LogHead at(long rows, long closing) throws StoreException;
}
