package dev.zhenzan.server.book;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import dev.zhenzan.core.verdict.Verdicts;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.VerdictRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a closing concluded on accounts and rings, as rows of the database. */
final class Conclusions {
  /** Whoever is suspected less than this is not worth a row, unless there was one before. */
  private static final int SUSPICION_MIN_MILLIONTHS = 10_000;

  private final Analysed analysed;
  private final long closing;
  private final SignalsByAccount signals;

  Conclusions(Analysed analysed, long closing) {
    this.analysed = analysed;
    this.closing = closing;
    signals = new SignalsByAccount(analysed.findings().signals());
  }

  /** Told of the verdict that held until now. */
  interface Before {
    @Nullable VerdictRow verdict(String account);
  }

  /** The verdicts that differ from those before, in the order of the accounts' names. */
  List<VerdictRow> verdicts(Before before) {
    Verdicts verdicts = analysed.findings().verdicts();
    List<VerdictRow> rows = new ArrayList<>();
    for (int account = 0; account < verdicts.action().length; account++) {
      boolean worth =
          verdicts.suspicionMillionths()[account] >= SUSPICION_MIN_MILLIONTHS
              || verdicts.action()[account] != Action.NONE;
      String name = analysed.names().accounts.name(account);
      VerdictRow last = before.verdict(name);
      if (worth || last != null) {
        VerdictRow now = verdict(account, name);
        if (last == null || differs(last, now)) {
          rows.add(now);
        }
      }
    }
    return rows;
  }

  private static boolean differs(VerdictRow last, VerdictRow now) {
    return last.millinats() != now.millinats()
        || last.suspicionMillionths() != now.suspicionMillionths()
        || !last.action().equals(now.action())
        || last.ring() != now.ring()
        || !last.contributions().equals(now.contributions());
  }

  private VerdictRow verdict(int account, String name) {
    Verdicts verdicts = analysed.findings().verdicts();
    return new VerdictRow(
        name,
        closing,
        verdicts.suspicionMillionths()[account],
        verdicts.millinats()[account],
        Words.of(verdicts.action()[account]),
        verdicts.ring()[account],
        contributions(verdicts, account),
        Json.evidence(signals.of(account), analysed));
  }

  private static String contributions(Verdicts verdicts, int account) {
    Json json = new Json();
    for (int kind = 0; kind < SignalKind.COUNT; kind++) {
      int added = verdicts.contributions()[kind][account];
      if (added != 0) {
        json.number(Reasons.word(kind), added);
      }
    }
    return json.end();
  }

  /** The rings, most likes first. */
  List<RingRow> rings() {
    Findings findings = analysed.findings();
    List<RingRow> rows = new ArrayList<>();
    for (Ring ring : findings.rings()) {
      rows.add(
          new RingRow(
              closing,
              ring.number(),
              Words.of(ring.kind()),
              findings.isAccused(ring),
              Json.ring(ring, analysed)));
    }
    return rows;
  }

  /** Where the signals on each account begin: they are sorted by kind first. */
  private static final class SignalsByAccount {
    private final java.util.Map<Integer, List<Signal>> byAccount = new java.util.HashMap<>();

    SignalsByAccount(List<Signal> signals) {
      for (Signal signal : signals) {
        switch (signal.subject()) {
          case ACCOUNT -> put(signal.id(), signal);
          case PAIR -> {
            put(signal.id(), signal);
            put(signal.other(), signal);
          }
          default -> {}
        }
      }
    }

    private void put(int account, Signal signal) {
      byAccount.computeIfAbsent(account, key -> new ArrayList<>()).add(signal);
    }

    List<Signal> of(int account) {
      return byAccount.getOrDefault(account, List.of());
    }
  }
}
