package dev.zhenzan.sim.board;

import dev.zhenzan.sim.StageColumns;
import dev.zhenzan.sim.Truth;
import java.util.Arrays;
import java.util.List;

/**
 * The truth about everybody, by person. The first {@code met} are the accounts of the log by id;
 * the others never appear in it, and no method can find them.
 *
 * @param met how many appear in the log
 * @param guilty whether the true label is 1
 * @param attack the attack, empty for none
 * @param background the crowd
 * @param ring the ring of the guilty, empty for none and for everybody else
 */
public record People(
    int met, boolean[] guilty, String[] attack, String[] background, String[] ring) {

  static People of(StageColumns columns) {
    return of(columns.events().entities().accounts(), columns.people());
  }

  private static People of(int met, List<Truth.AccountTruth> people) {
    People columns =
        new People(
            met,
            new boolean[people.size()],
            new String[people.size()],
            new String[people.size()],
            new String[people.size()]);
    for (int i = 0; i < people.size(); i++) {
      Truth.AccountTruth each = people.get(i);
      columns.guilty[i] = each.label() == 1;
      columns.attack[i] = each.attack();
      columns.background[i] = each.background();
      columns.ring[i] = columns.guilty[i] ? each.ring() : "";
    }
    return columns;
  }

  /** Whether anybody is guilty at all. */
  boolean anyGuilty() {
    for (boolean each : guilty) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /** How many people there are. */
  public int size() {
    return guilty.length;
  }

  /** What was said of the accounts of the log, and the given value for everybody else. */
  double[] widen(double[] ofMet, double otherwise) {
    double[] wide = Arrays.copyOf(ofMet, size());
    Arrays.fill(wide, met, size(), otherwise);
    return wide;
  }

  /** What was said of the accounts of the log, and no for everybody else. */
  boolean[] widen(boolean[] ofMet) {
    return Arrays.copyOf(ofMet, size());
  }
}
