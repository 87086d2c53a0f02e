package dev.zhenzan.server.api;

import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.SpaceName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All spaces of a service, for whoever runs it. */
public interface Spaces {
  /** Each costs memory, some ten threads, and with PostgreSQL up to five connections. */
  int MOST = 100;

  /**
   * One of them.
   *
   * @param first whether it is the one that may make others
   * @param madeMillis when it was made, {@link Long#MIN_VALUE} where that is not known
   * @param closedWhy why it could not be opened, empty if it is open
   */
  record Listed(String name, boolean first, long madeMillis, String closedWhy) {}

  /** The first, then the others by name. */
  List<Listed> all() throws StoreException;

  /**
   * Makes one and opens it; the others go on meanwhile.
   *
   * @return its first key, or nothing if there is such a space, or something lies in its place
   */
  Optional<KeyText> create(SpaceName name) throws StoreException, IOException;

  /** Opens one that could not be opened before; empty if there is none of that name. */
  Optional<Listed> open(String name) throws StoreException;
}
