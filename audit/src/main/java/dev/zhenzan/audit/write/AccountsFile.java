package dev.zhenzan.audit.write;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.verdict.Verdicts;
import java.io.IOException;
import java.nio.file.Path;

/** {@code accounts.csv}: one line for every account, in the byte order of their names. */
final class AccountsFile {
  private static final int MILLIONTHS = 6;

  private AccountsFile() {}

  static void write(Path file, String[] accounts, Findings findings) throws IOException {
    Verdicts verdicts = findings.verdicts();
    Reasons reasons = new Reasons(verdicts);
    String[] kindOfRing = kindOfRing(findings);
    try (CsvFile csv =
        CsvFile.create(
            file, "account", "suspicion", "flagged", "ring", "kind", "action", "reasons")) {
      for (int account = 0; account < accounts.length; account++) {
        csv.text(accounts[account])
            .decimal(verdicts.suspicionMillionths()[account], MILLIONTHS)
            .number(verdicts.isFlagged(account) ? 1 : 0);
        int ring = verdicts.ring()[account];
        if (ring > 0) {
          csv.number(ring).text(kindOfRing[ring]);
        } else {
          csv.nothing().nothing();
        }
        csv.text(Decimals.name(verdicts.action()[account])).text(reasons.of(account)).end();
      }
    }
  }

  /** The kind's name by the ring's number; index 0 is not used. */
  private static String[] kindOfRing(Findings findings) {
    int highest = 0;
    for (Ring ring : findings.rings()) {
      highest = Math.max(highest, ring.number());
    }
    String[] kinds = new String[highest + 1];
    for (Ring ring : findings.rings()) {
      kinds[ring.number()] = Decimals.name(ring.kind());
    }
    return kinds;
  }
}
