package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.ladder.Overrule;
import dev.zhenzan.server.ladder.Standing;
import dev.zhenzan.server.ladder.Standings;
import org.jspecify.annotations.Nullable;

/** An account as it is to be treated: as the engine sees it, unless a person has said otherwise. */
final class Overruled {
  private static final int SURE = 1_000_000;

  private final Standings standings;

  Overruled(Standings standings) {
    this.standings = standings;
  }

  /** Whether the engine holds an account guilty; {@code null} is nobody it knows. */
  static boolean isFlagged(Book.@Nullable Account known) {
    return known != null && !known.action().equals("none") && !known.action().equals("observe");
  }

  /** With {@code overruled} where a person's word stands above the engine's. */
  Doc shown(Book.Account account) {
    Standing standing = standings.of(account.account());
    Overrule said = standing.overrule();
    if (said == null) {
      return Shown.account(account);
    }
    boolean genuine = said.kind() == Overrule.Kind.GENUINE;
    Book.Account treated =
        new Book.Account(
            account.account(),
            genuine ? 0 : SURE,
            account.millinats(),
            account.priorMillinats(),
            genuine ? "none" : "clean",
            account.ring(),
            account.contributions(),
            account.likes(),
            account.honestLikes(),
            account.coverage());
    return Shown.account(treated)
        .put(
            "overruled",
            new Doc()
                .put("says", said.kind().text())
                .put("end", Shown.end(said.endMillis()))
                .put("engine_suspicion", account.suspicionMillionths() / 1e6)
                .put("engine_action", account.action()));
  }
}
