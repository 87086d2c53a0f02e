package dev.zhenzan.server.person;

/**
 * A person as the acts have it.
 *
 * @param role the name of a role
 * @param provider whom an OpenID provider says it is, {@code issuer subject}; empty for one who
 *     signs in with a password
 * @param sinceMillis when they were added
 */
public record Person(
    String name, String role, boolean disabled, String provider, long sinceMillis) {

  /** How acts call a person. */
  static final String PREFIX = "person:";

  /** How acts call this person. */
  public String by() {
    return PREFIX + name;
  }

  Person withRole(String other) {
    return new Person(name, other, disabled, provider, sinceMillis);
  }

  Person disabled(boolean off) {
    return new Person(name, role, off, provider, sinceMillis);
  }
}
