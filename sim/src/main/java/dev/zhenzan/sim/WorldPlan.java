package dev.zhenzan.sim;

import dev.zhenzan.sim.everyday.Life;
import dev.zhenzan.sim.everyday.Population;
import dev.zhenzan.sim.everyday.Publishing;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Platform;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a world is made of.
 *
 * @param name its name
 * @param days how long it lasts
 * @param residents how many ordinary people live in it; parts recruit among them and add others
 * @param parts what goes on besides everyday life; each has dice of its own, by its place here
 */
record WorldPlan(String name, int days, int residents, List<Part> parts) {
  /** 2026-03-02T00:00:00Z, a Monday. */
  private static final long START = 1_772_409_600_000L;

  private static final int TOPICS = 14;
  private static final int RESIDENTS_A_COMMUNITY = 90;

  /** Plays the plan; the same seed gives the same world. */
  World play(long seed) {
    return Curtain.close(name, playOn(seed), Reported.ALL).world();
  }

  Span span() {
    return new Span(START, days);
  }

  /** Plays the plan to its end, on a platform that publishes nothing. */
  Stage playOn(long seed) {
    return playOn(seed, Platform.SILENT, span().end());
  }

  /**
   * Plays the plan for a while.
   *
   * @param platform what those see who watch what the platform publishes
   * @param until when to stop
   */
  Stage playOn(long seed, Platform platform, long until) {
    int communities = Math.max(2, residents / RESIDENTS_A_COMMUNITY);
    Stage stage = new Stage(span(), seed, TOPICS, communities, platform, until);
    Dice dice = new Dice(seed);
    Population.settle(stage, residents, dice.child("residents"));
    List<Part.Act> acts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      acts.add(parts.get(i).cast(stage, dice.child(2L * i)));
    }
    Population.acquaint(stage, dice.child("ties"));
    Publishing.publish(stage);
    for (int i = 0; i < acts.size(); i++) {
      acts.get(i).play(dice.child(2L * i + 1));
    }
    Life.play(stage);
    return stage;
  }
}
