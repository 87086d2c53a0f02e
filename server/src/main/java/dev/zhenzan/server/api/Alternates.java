package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.ladder.Standings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The accounts that belong to the same person as one that is to be shut out: members of its matrix
 * of alternates, as the last closing found it.
 */
final class Alternates {
  /** Whoever is suspected less than this is not taken along: the odds at which one is flagged. */
  static final double SUSPICION_MIN = 0.9;

  private static final String MATRIX = "alt_matrix";

  private final Map<String, Found> found = new TreeMap<>();

  private Alternates() {}

  /** One of them. */
  record Found(String account, String of, int ring, String role, double suspicion) {}

  /** Of some accounts, without these themselves and without whom a person has spoken for. */
  static List<Found> of(Collection<String> accounts, Book book, Standings standings) {
    Alternates alternates = new Alternates();
    for (Book.Ring ring : book.rings()) {
      if (ring.kind().equals(MATRIX) && ring.accused()) {
        alternates.look(ring, accounts, book, standings);
      }
    }
    return new ArrayList<>(alternates.found.values());
  }

  private void look(Book.Ring ring, Collection<String> accounts, Book book, Standings standings) {
    Map<String, String> roles = new LinkedHashMap<>();
    ring.members().forEach(member -> roles.put(member.account(), member.role()));
    for (String account : accounts) {
      if (roles.containsKey(account)) {
        roles.forEach(
            (other, role) -> {
              Book.Account held = book.account(other);
              double suspicion = held == null ? 0 : held.suspicionMillionths() / 1e6;
              boolean own = role.equals("alt") || role.equals("main");
              if (own
                  && suspicion >= SUSPICION_MIN
                  && !accounts.contains(other)
                  && !standings.of(other).isGenuine()) {
                found.put(other, new Found(other, account, ring.number(), role, suspicion));
              }
            });
      }
    }
  }

  static Doc shown(Found each) {
    return new Doc()
        .put("account", each.account())
        .put("of", each.of())
        .put("ring", each.ring())
        .put("role", each.role())
        .put("suspicion", each.suspicion());
  }
}
