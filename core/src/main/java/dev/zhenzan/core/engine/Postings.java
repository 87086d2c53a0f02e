package dev.zhenzan.core.engine;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.ledger.LedgerKind;
import dev.zhenzan.core.ledger.LedgerSink;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.Verdicts;

/**
 * Writes what happened to every like into a ledger: its event adds one to the raw and a whole to
 * the honest sum; a verdict takes away what it does not trust; taking back takes back both.
 */
final class Postings {
  private Postings() {}

  static void of(EventColumns events, LikeVerdicts likes, Verdicts verdicts, LedgerSink ledger) {
    long end = events.size() == 0 ? 0 : events.time()[events.size() - 1];
    for (int row = 0; row < events.size(); row++) {
      LikeStatus status = likes.statusOf(row);
      if (status == LikeStatus.STANDING) {
        int target = events.target()[row];
        long time = events.time()[row];
        ledger.append(LedgerKind.RAW, target, time, 1, LedgerSink.BY_EVENT);
        ledger.append(LedgerKind.HONEST, target, time, LikeVerdicts.WHOLE, LedgerSink.BY_EVENT);
        int missing = LikeVerdicts.WHOLE - likes.weight()[row];
        if (missing > 0) {
          ledger.append(LedgerKind.HONEST, target, end, -missing, events.actor()[row]);
        }
      }
    }
  }
}
