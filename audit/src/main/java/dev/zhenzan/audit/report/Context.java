package dev.zhenzan.audit.report;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.Verdicts;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/** Everything that the sections read: the input, and what was worked out from it once. */
final class Context {
  final ReportInput input;
  final EventColumns events;
  final Findings findings;
  final Verdicts verdicts;
  final LikeVerdicts likes;
  final Names names;

  /** The owner of each target, −1 where none is known. */
  final int[] owners;

  final Digest digest;
  final Selection selection;
  final SignalIndex signals;
  final RowIndex rows;

  Context(ReportInput input) {
    this.input = input;
    events = input.events();
    findings = input.findings();
    verdicts = findings.verdicts();
    likes = findings.likes();
    names = input.names();
    owners = events.ownerOfTarget();
    digest = Digest.of(events, findings);
    selection = Selection.of(findings, digest);
    signals = new SignalIndex(findings, selection.accounts());
    IntOpenHashSet accounts = new IntOpenHashSet(selection.accounts());
    accounts.addAll(signals.partners());
    rows = new RowIndex(events, findings, selection, accounts);
  }

  Bilingual account(int id) {
    return Bilingual.name(names.account(id));
  }

  Bilingual target(int id) {
    return Bilingual.name(names.target(id));
  }
}
