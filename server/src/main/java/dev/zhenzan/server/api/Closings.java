package dev.zhenzan.server.api;

import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** Lists all closings in order. */
@FunctionalInterface
public interface Closings {
  List<Closing> all() throws StoreException;
}
