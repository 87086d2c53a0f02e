package dev.zhenzan.server.key;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a key may do. */
public enum Scope {
  /** Report events. */
  EVENTS_WRITE,
  /** Read counts, scores and signed statements of targets. */
  COUNTS_READ,
  /** Read what is held of accounts: verdicts, evidence, rings, life lines. */
  VERDICTS_READ,
  /** Ask for decisions at the door. */
  DECISIONS_WRITE,
  /** Take steps against accounts, give strikes, overrule the engine, and undo all of it. */
  MEASURES_WRITE,
  /** Look at cases, take them and decide them. */
  CASES_WRITE,
  /** File appeals, and hand out links by which others can. */
  APPEALS_WRITE,
  /** Read what was done, and by whom. */
  ACTS_READ,
  /** Write policies, try them out, and put them in force. */
  POLICIES_WRITE,
  /** Make further spaces and list them; only keys of the first space can hold it. */
  SPACES_WRITE,
  /** Add people, give them roles and end their sessions, with no more rights than one's own. */
  PEOPLE_WRITE,
  /** Everything, and keys, closings and webhooks besides. */
  ADMIN;

  /** As it is written: {@code events:write}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /**
   * The scope of a text.
   *
   * @throws IllegalArgumentException if there is none, saying which there are
   */
  public static Scope of(String text) {
    for (Scope scope : values()) {
      if (scope.text().equals(text)) {
        return scope;
      }
    }
    throw new IllegalArgumentException(
        "there is no scope \"" + text + "\"; there are " + join(EnumSet.allOf(Scope.class)));
  }

  /** Scopes as one text, a blank between them. */
  public static String join(Set<Scope> scopes) {
    return String.join(" ", scopes.stream().sorted().map(Scope::text).toList());
  }

  /** The scopes of such a text. */
  public static Set<Scope> split(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        scopes.add(of(word));
      }
    }
    return scopes;
  }
}
