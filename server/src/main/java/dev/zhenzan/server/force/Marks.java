package dev.zhenzan.server.force;

import dev.zhenzan.server.ladder.Labels;
import dev.zhenzan.server.ladder.Labels.Label;
import dev.zhenzan.server.ladder.Labels.Ranking;
import dev.zhenzan.server.ladder.Standings;
import dev.zhenzan.server.policy.feature.Standing;
import java.util.List;

/** What is in force on an account, as policies ask for it. */
public final class Marks {
  private final Standings standings;
  private final Labels labels;

  public Marks(Standings standings, Labels labels) {
    this.standings = standings;
    this.labels = labels;
  }

  /** Whether a person called it genuine: no policy touches it then. */
  boolean isGenuine(String account) {
    return standings.of(account).isGenuine();
  }

  /** At a time. */
  Standing of(String account, long nowMillis) {
    List<Label> held = labels.of(account, nowMillis);
    return new Standing(
        standings.of(account).strikeSum(nowMillis, standings.rungs()),
        held.stream().filter(each -> each.ranking() == Ranking.NONE).map(Label::name).toList(),
        held.stream().filter(each -> each.ranking() != Ranking.NONE).map(Label::name).toList(),
        isOn(held, Ranking.ALLOW),
        isOn(held, Ranking.DENY),
        isOn(held, Ranking.GREY));
  }

  private static boolean isOn(List<Label> held, Ranking ranking) {
    return held.stream().anyMatch(each -> each.ranking() == ranking);
  }
}
