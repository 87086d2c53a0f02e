package dev.zhenzan.server.api;

import dev.zhenzan.server.log.LedgerRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What acts would change, before they are done. */
final class Effects {
  private Effects() {}

  static Doc of(List<LedgerRow> entries) {
    Set<String> accounts = new HashSet<>();
    long less = 0;
    long more = 0;
    for (LedgerRow entry : entries) {
      accounts.add(entry.account());
      less += Math.max(0, -entry.difference());
      more += Math.max(0, entry.difference());
    }
    return new Doc()
        .put("likes_changed", entries.size())
        .put("accounts_changed", accounts.size())
        .put("honest_less", Shown.likes(less))
        .put("honest_more", Shown.likes(more));
  }
}
