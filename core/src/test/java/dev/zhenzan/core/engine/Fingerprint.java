package dev.zhenzan.core.engine;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.Arrays;

/** Everything that an analysis found, written out in full: equal texts are equal findings. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Findings findings) {
    StringBuilder text = new StringBuilder();
    verdicts(findings.verdicts(), text);
    likes(findings.likes(), text);
    text.append(counts(findings.counts())).append('\n');
    for (Ring ring : findings.rings()) {
      text.append(of(ring)).append('\n');
    }
    for (Signal signal : findings.signals()) {
      text.append(of(signal)).append('\n');
    }
    return text.append(findings.nulls()).toString();
  }

  private static void verdicts(Verdicts verdicts, StringBuilder text) {
    text.append(Arrays.deepToString(verdicts.contributions())).append('\n');
    text.append(Arrays.toString(verdicts.millinats())).append('\n');
    text.append(Arrays.toString(verdicts.suspicionMillionths())).append('\n');
    text.append(Arrays.toString(verdicts.action())).append('\n');
    text.append(Arrays.toString(verdicts.ring())).append('\n');
    text.append(verdicts.priorMillinats()).append(' ');
    text.append(verdicts.cutMillinats()).append(' ');
    text.append(verdicts.expectedFalseMillionths()).append(' ');
    text.append(verdicts.flagged()).append('\n');
  }

  private static void likes(LikeVerdicts likes, StringBuilder text) {
    text.append(Arrays.toString(likes.status())).append('\n');
    text.append(Arrays.toString(likes.weight())).append('\n');
    text.append(Arrays.toString(likes.evidenceMillinats())).append('\n');
  }

  /** The raw and honest counts of all targets. */
  static String counts(Counts counts) {
    StringBuilder text = new StringBuilder();
    for (int target = 0; target < counts.targets(); target++) {
      text.append(counts.raw(target)).append('/').append(counts.honest(target)).append(' ');
    }
    return text.toString();
  }

  static String of(Ring ring) {
    return ring.number()
        + " "
        + ring.kind()
        + Arrays.toString(ring.members())
        + ring.roles()
        + ring.likes()
        + " on "
        + ring.targets()
        + " from "
        + ring.first()
        + " to "
        + ring.last()
        + ", "
        + ring.falseAlarmsMillinats()
        + ring.links();
  }

  static String of(Signal signal) {
    return signal.kind()
        + " "
        + signal.subject()
        + " "
        + signal.id()
        + " "
        + signal.other()
        + " "
        + signal.millinats()
        + signal.facts()
        + Arrays.toString(signal.rows());
  }
}
