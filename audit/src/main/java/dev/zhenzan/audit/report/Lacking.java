package dev.zhenzan.audit.report;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;

/** What a detector would have needed and the log does not hold, so that it stood aside. */
final class Lacking {
  private Lacking() {}

  static List<Bilingual> of(SignalKind kind, Context context, Texts texts) {
    EventColumns events = context.events;
    List<Bilingual> lacking = new ArrayList<>();
    switch (kind) {
      case SHARED_DEVICE -> add(lacking, texts, events.device() == null, "device");
      case SHARED_ADDRESS -> add(lacking, texts, events.address() == null, "ip");
      case RECIPROCITY, POOL_BALANCE -> add(lacking, texts, events.owner() == null, "owner");
      case SURGE -> add(lacking, texts, !events.has(EventType.VIEW), "view");
      case BLIND -> {
        boolean seen = events.has(EventType.VIEW) || events.dwellMillis() != null;
        add(lacking, texts, !seen, "view");
      }
      case HOLLOW -> add(lacking, texts, !hasProfiles(context), "accounts");
      case BURST, TEMPO, LOCKSTEP, RING -> {}
    }
    return lacking;
  }

  private static void add(List<Bilingual> lacking, Texts texts, boolean missing, String column) {
    if (missing) {
      lacking.add(texts.say("column." + column));
    }
  }

  /** The page is not given the profiles; that they were read shows in what was made of them. */
  private static boolean hasProfiles(Context context) {
    boolean fitted =
        context.findings.nulls().stream().anyMatch(model -> model.name().startsWith("hollow"));
    boolean found =
        context.findings.signals().stream().anyMatch(signal -> signal.kind() == SignalKind.HOLLOW);
    return fitted || found || context.input.facts().containsKey("accounts_file");
  }
}
