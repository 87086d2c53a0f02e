package dev.zhenzan.server.person;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Fold;
import dev.zhenzan.server.key.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The roles: those that every service has, and those that follow from the acts. */
public final class Roles implements Fold {
  /** The role of the first person. */
  public static final String ADMIN = "admin";

  private static final String PREFIX = "role:";
  private static final String SCOPES = "scopes";

  private static final List<Role> SHIPPED =
      List.of(
          shipped("viewer", Scope.COUNTS_READ),
          shipped("analyst", Scope.COUNTS_READ, Scope.VERDICTS_READ, Scope.ACTS_READ),
          shipped(
              "reviewer",
              Scope.COUNTS_READ,
              Scope.VERDICTS_READ,
              Scope.ACTS_READ,
              Scope.CASES_WRITE,
              Scope.MEASURES_WRITE,
              Scope.APPEALS_WRITE),
          shipped(ADMIN, Scope.ADMIN));

  private final Map<String, Role> byName = new ConcurrentSkipListMap<>();

  /** Knows those that every service has. */
  public Roles() {
    SHIPPED.forEach(role -> byName.put(role.name(), role));
  }

  private static Role shipped(String name, Scope first, Scope... more) {
    return new Role(name, EnumSet.of(first, more), /* shipped= */ true);
  }

  static ActDraft setting(Role role) {
    List<String> scopes = role.scopes().stream().sorted().map(Scope::text).toList();
    return new ActDraft(
        ActKind.ROLE_SET, PREFIX + role.name(), Detail.making().texts(SCOPES, scopes).end());
  }

  /** A role that may nothing is none. */
  static ActDraft removing(String name) {
    return new ActDraft(ActKind.ROLE_SET, PREFIX + name, Detail.making().is("removed", true).end());
  }

  @Override
  public void take(Act act) {
    if (act.kind() != ActKind.ROLE_SET || !act.subject().startsWith(PREFIX)) {
      return;
    }
    String name = act.subject().substring(PREFIX.length());
    List<String> scopes = act.detail().texts(SCOPES);
    if (scopes.isEmpty()) {
      byName.remove(name);
    } else {
      byName.put(name, new Role(name, known(scopes), /* shipped= */ false));
    }
  }

  /** What a later release calls a scope is none here, and gives nothing. */
  private static Set<Scope> known(List<String> texts) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : Scope.values()) {
      if (texts.contains(scope.text())) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  /** The role of a name. */
  public @Nullable Role of(String name) {
    return byName.get(name);
  }

  /** What whoever has the role may; nothing if there is no such role any more. */
  public Set<Scope> scopes(String name) {
    Role role = byName.get(name);
    return role == null ? Set.of() : role.scopes();
  }

  /** All, in the order of their names. */
  public List<Role> all() {
    return new ArrayList<>(byName.values());
  }
}
