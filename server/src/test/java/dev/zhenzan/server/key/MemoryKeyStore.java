package dev.zhenzan.server.key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys in a map. */
public final class MemoryKeyStore implements KeyStore {
  private final Map<String, ApiKey> keys = new TreeMap<>();

  @Override
  public synchronized List<ApiKey> all() {
    List<ApiKey> all = new ArrayList<>(keys.values());
    all.sort(Comparator.comparingLong(ApiKey::createdMillis).thenComparing(ApiKey::id));
    return all;
  }

  @Override
  public synchronized void add(ApiKey key) {
    keys.put(key.id(), key);
  }

  @Override
  public synchronized boolean revoke(String id, long atMillis) {
    ApiKey key = keys.get(id);
    if (key == null || key.revokedMillis() <= atMillis) {
      return false;
    }
    keys.put(id, changed(key, atMillis, key.usedMillis()));
    return true;
  }

  @Override
  public synchronized void used(Map<String, Long> millisById) {
    millisById.forEach(
        (id, millis) ->
            keys.computeIfPresent(id, (same, key) -> changed(key, key.revokedMillis(), millis)));
  }

  private static ApiKey changed(ApiKey key, long revoked, long used) {
    return new ApiKey(
        key.id(),
        key.hash(),
        key.label(),
        key.scopes(),
        key.perSecond(),
        key.createdMillis(),
        key.expiresMillis(),
        revoked,
        used);
  }
}
