package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Detail;
import java.util.ArrayList;
import java.util.List;

/** A ladder as an act keeps it: one text a rung, {@code strikes step millis weight review}. */
public final class RungsText {
  private RungsText() {}

  /** As particulars of an act. */
  public static Detail write(Rungs rungs) {
    List<String> lines = new ArrayList<>();
    for (Rungs.Rung rung : rungs.rungs()) {
      lines.add(
          rung.strikes()
              + " "
              + rung.step().text()
              + " "
              + rung.forMillis()
              + " "
              + rung.weight()
              + " "
              + rung.review());
    }
    return Detail.making()
        .texts("rungs", lines)
        .number("strike", rungs.strikeMillis())
        .number("good", rungs.goodMillis())
        .end();
  }

  static Rungs read(Detail detail) {
    List<Rungs.Rung> rungs = new ArrayList<>();
    for (String line : detail.texts("rungs")) {
      String[] words = line.split(" ", -1);
      rungs.add(
          new Rungs.Rung(
              Integer.parseInt(words[0]),
              Step.of(words[1]),
              Long.parseLong(words[2]),
              Integer.parseInt(words[3]),
              Boolean.parseBoolean(words[4])));
    }
    return new Rungs(
        rungs,
        detail.number("strike", Rungs.DEFAULTS.strikeMillis()),
        detail.number("good", Rungs.DEFAULTS.goodMillis()));
  }
}
