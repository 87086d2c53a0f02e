package dev.zhenzan.server.person;

/**
 * Somebody who signed in.
 *
 * @param id public; names the session in lists
 * @param hash of the secret, in hex
 * @param how {@code password} or {@code oidc}
 * @param address from where
 * @param usedMillis when it was used last, to a minute or so on disk
 * @param endsMillis when it ends, used or not
 */
public record Session(
    String id,
    String hash,
    String person,
    String how,
    String address,
    long begunMillis,
    long usedMillis,
    long endsMillis) {

  Session usedAt(long millis) {
    return new Session(id, hash, person, how, address, begunMillis, millis, endsMillis);
  }
}
