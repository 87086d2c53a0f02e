package dev.zhenzan.core.engine;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;

/** The whole way from events to counts. Pure: the same columns give the same findings. */
public final class Engine {
  private Engine() {}

  /**
   * Analyses one log.
   *
   * @param events the log in canonical order
   * @param profiles what is known of the accounts, or {@link Profiles#NONE}
   * @param options the false-discovery rate
   * @param tasks who does the work; the findings do not depend on it
   * @param progress told how far the work has come
   * @return verdicts, likes, counts, rings and the signals that they rest on
   */
  public static Findings analyse(
      EventColumns events,
      Profiles profiles,
      AuditOptions options,
      Tasks tasks,
      Progress progress) {
    return Analysis.run(events, profiles, options, tasks, progress);
  }
}
