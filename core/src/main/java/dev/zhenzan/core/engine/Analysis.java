package dev.zhenzan.core.engine;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.ledger.LedgerKind;
import dev.zhenzan.core.ledger.LedgerSink;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.Arrays;
import java.util.List;

/** Placeholder wiring until the detectors land: every like is whole. */
final class Analysis {
  private Analysis() {}

  static Findings run(
      EventColumns events, Profiles profiles, AuditOptions options, Progress progress) {
    int n = events.size();
    int accounts = events.entities().accounts();
    byte[] status = new byte[n];
    short[] weight = new short[n];
    Arrays.fill(weight, (short) LikeVerdicts.WHOLE);
    Counts counts = new Counts(events.entities().targets());
    for (int row = 0; row < n; row++) {
      if (events.type()[row] == EventType.LIKE.ordinal()) {
        status[row] = (byte) LikeStatus.STANDING.ordinal();
        long time = events.time()[row];
        counts.append(LedgerKind.RAW, events.target()[row], time, 1, LedgerSink.BY_EVENT);
        counts.append(
            LedgerKind.HONEST, events.target()[row], time, LikeVerdicts.WHOLE, LedgerSink.BY_EVENT);
      }
    }
    Action[] action = new Action[accounts];
    Arrays.fill(action, Action.NONE);
    Verdicts verdicts =
        new Verdicts(
            new int[SignalKind.COUNT][accounts],
            new int[accounts],
            new int[accounts],
            action,
            new int[accounts],
            -7_000,
            0,
            0,
            0);
    progress.at("done", 1);
    return new Findings(
        verdicts,
        new LikeVerdicts(status, weight, new int[n]),
        counts,
        List.of(),
        List.of(),
        List.of());
  }
}
