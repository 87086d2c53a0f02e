package dev.zhenzan.server.person;

import dev.zhenzan.server.key.Scope;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whoever gives a right to somebody else, who can give no more than they have.
 *
 * @param by as acts write it down
 */
public record Giver(String by, Set<Scope> scopes) {
  /** Whoever may run programs beside the database, and so may do everything. */
  public static final Giver OPERATOR = new Giver("operator", EnumSet.of(Scope.ADMIN));

  boolean may(Scope scope) {
    return covers(Set.of(scope));
  }

  boolean covers(Set<Scope> wanted) {
    return scopes.contains(Scope.ADMIN) || scopes.containsAll(wanted);
  }
}
