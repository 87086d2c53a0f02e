package dev.zhenzan.server.key;

import dev.zhenzan.server.log.StoreException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys at hand. Checking one touches memory only; keys that another process made or took back
 * are seen within {@value #STALE_MILLIS} ms of the next call.
 */
public final class KeyRing implements Credentials {
  private static final long STALE_MILLIS = 2_000;

  private final KeyStore store;
  private final InstantSource clock;
  private final Set<Scope> allowed;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, Long> used = new ConcurrentHashMap<>();
  private volatile Map<String, ApiKey> keys = Map.of();
  private volatile long readMillis = Long.MIN_VALUE;

  /** The keys of a service's first space, which may hold every scope. */
  public KeyRing(KeyStore store, InstantSource clock) {
    this(store, clock, EnumSet.allOf(Scope.class));
  }

  private KeyRing(KeyStore store, InstantSource clock, Set<Scope> allowed) {
    this.store = store;
    this.clock = clock;
    this.allowed = allowed;
  }

  /** The keys of any other space, which cannot hold the scopes that reach beyond it. */
  public static KeyRing ofOneAmongMany(KeyStore store, InstantSource clock) {
    return new KeyRing(store, clock, EnumSet.complementOf(EnumSet.of(Scope.SPACES_WRITE)));
  }

  /** What a key here may be made to allow. */
  public Set<Scope> allowed() {
    return Set.copyOf(allowed);
  }

  @Override
  public boolean knows(String credential) {
    String id = KeyText.idOf(credential);
    return id != null && keys.containsKey(id);
  }

  /** The public ids of all that were ever made and read. */
  public Set<String> ids() {
    return keys.keySet();
  }

  /** The key of which a caller holds the text, or {@code null} if it does not work. */
  @Override
  public @Nullable ApiKey check(String text) {
    KeyText presented = KeyText.parse(text);
    if (presented == null) {
      return null;
    }
    long now = clock.millis();
    refreshIfStale(now);
    byte[] hash = presented.hash(); // also for a key that is not there: it takes as long
    ApiKey key = keys.get(presented.id());
    if (key == null || !MessageDigest.isEqual(key.hash(), hash) || !key.works(now)) {
      return null;
    }
    used.put(key.id(), now);
    return key;
  }

  /**
   * Counts requests or events against the key's limit.
   *
   * @return 0 if they may pass, else after how many seconds to try again
   */
  public int take(ApiKey key, long count) {
    if (key.perSecond() == 0) {
      return 0;
    }
    long now = clock.millis();
    return buckets
        .computeIfAbsent(key.id(), id -> new TokenBucket(key.perSecond(), now))
        .take(count, now);
  }

  /**
   * Makes a key and keeps its hash; the text is in no one's hands but the caller's.
   *
   * @throws IllegalArgumentException if keys here cannot hold one of the scopes
   */
  public KeyText create(String label, Set<Scope> scopes, int perSecond, long expiresMillis)
      throws StoreException {
    if (!allowed.containsAll(scopes)) {
      throw new IllegalArgumentException("a key here may hold " + Scope.join(allowed));
    }
    KeyText text = KeyText.make(random);
    store.add(
        new ApiKey(
            text.id(),
            text.hash(),
            label,
            Set.copyOf(scopes),
            perSecond,
            clock.millis(),
            expiresMillis,
            Long.MAX_VALUE,
            Long.MIN_VALUE));
    refresh();
    return text;
  }

  /** Takes a key back at once; false if there is none that works. */
  public boolean revoke(String id) throws StoreException {
    boolean done = store.revoke(id, clock.millis());
    refresh();
    return done;
  }

  /** All keys, oldest first, with when they were used last. */
  public List<ApiKey> all() throws StoreException {
    flushUsed();
    refresh();
    return keys.values().stream()
        .sorted(Comparator.comparingLong(ApiKey::createdMillis).thenComparing(ApiKey::id))
        .toList();
  }

  /** Whether any key works. */
  public boolean isEmpty() throws StoreException {
    refresh();
    long now = clock.millis();
    return keys.values().stream().noneMatch(key -> key.works(now));
  }

  /** Writes down when keys were used; called now and then, and at the end. */
  public void flushUsed() throws StoreException {
    Map<String, Long> taken = new HashMap<>(used);
    if (!taken.isEmpty()) {
      store.used(taken);
      taken.forEach(used::remove);
    }
  }

  /** A store that cannot be read leaves the keys as they were: reading goes on. */
  private void refreshIfStale(long now) {
    if (readMillis == Long.MIN_VALUE || now - readMillis >= STALE_MILLIS || now < readMillis) {
      try {
        refresh();
      } catch (StoreException goneForNow) {
        readMillis = now;
      }
    }
  }

  private synchronized void refresh() throws StoreException {
    Map<String, ApiKey> read = new HashMap<>();
    for (ApiKey key : store.all()) {
      read.put(key.id(), key);
    }
    keys = read;
    readMillis = clock.millis();
  }
}
