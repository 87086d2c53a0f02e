package dev.zhenzan.server.key;

import dev.zhenzan.server.log.StoreException;
import java.util.List;
import java.util.Map;

/** Where keys are kept. */
public interface KeyStore {
  /** All that were ever made, oldest first. */
  List<ApiKey> all() throws StoreException;

  /** Keeps a new one. */
  void add(ApiKey key) throws StoreException;

  /** Takes one back; false if there is none that works. */
  boolean revoke(String id, long atMillis) throws StoreException;

  /** Notes when keys were used last, by id. */
  void used(Map<String, Long> millisById) throws StoreException;
}
