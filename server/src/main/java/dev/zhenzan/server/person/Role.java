package dev.zhenzan.server.person;

import dev.zhenzan.server.key.Scope;
import java.util.Set;

/**
 * What a person may.
 *
 * @param shipped whether every service has it, and nobody can change it
 */
public record Role(String name, Set<Scope> scopes, boolean shipped) {
  public Role {
    scopes = Set.copyOf(scopes);
  }

  boolean isAdmin() {
    return scopes.contains(Scope.ADMIN);
  }
}
