package dev.zhenzan.server.person.oidc;

/**
 * Whom a provider vouches for.
 *
 * @param provider {@code issuer subject}
 * @param name what they would be called
 */
public record Identity(String provider, String name, String role) {}
