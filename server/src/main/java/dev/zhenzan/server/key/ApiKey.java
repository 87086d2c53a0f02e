package dev.zhenzan.server.key;

import java.util.Set;

/**
 * A key as it is stored; or, where a person calls who signed in, what that person may.
 *
 * @param id of the key; of a person {@code person:NAME}, which no key's id can be
 * @param hash SHA-256 of the secret; of a person nothing
 * @param label what it is for, in its maker's words
 * @param perSecond how many requests or events a second it may send on the long run, 0 for any
 * @param createdMillis when it was made
 * @param expiresMillis when it ends to work, {@link Long#MAX_VALUE} for never
 * @param revokedMillis when it was taken back, {@link Long#MAX_VALUE} if it was not
 * @param usedMillis when it was used last, to a minute or so; {@link Long#MIN_VALUE} for never
 */
public record ApiKey(
    String id,
    byte[] hash,
    String label,
    Set<Scope> scopes,
    int perSecond,
    long createdMillis,
    long expiresMillis,
    long revokedMillis,
    long usedMillis) {

  /** Who calls, as acts write it down. */
  public String by() {
    return id.indexOf(':') < 0 ? "key:" + id : id;
  }

  /** Whether it works at the time. */
  public boolean works(long nowMillis) {
    return nowMillis < expiresMillis && nowMillis < revokedMillis;
  }

  /** Whether it may do what the scope names. */
  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
