package dev.zhenzan.sim.score;

import java.util.List;

/**
 * How well accounts were judged.
 *
 * @param confusion of the flags
 * @param auprc area under the precision-recall curve of the suspicion; NaN without guilty accounts
 * @param attacks how many of each attack's guilty accounts were flagged, by name of attack
 * @param innocents how many innocent accounts of each background were flagged, by name
 */
public record AccountScore(
    Confusion confusion, double auprc, List<FlaggedShare> attacks, List<FlaggedShare> innocents) {

  /**
   * Scores accounts; all columns are by account.
   *
   * @param guilty whether its true label is 1
   * @param attack the attack that it took part in, empty for none
   * @param background the crowd that it lives in
   * @param suspicion higher is more suspicious; only the order matters
   * @param flagged whether it was accused
   * @throws IllegalArgumentException if the columns differ in length, or a suspicion is no number
   */
  public static AccountScore of(
      boolean[] guilty,
      String[] attack,
      String[] background,
      double[] suspicion,
      boolean[] flagged) {
    Columns.checkLength("attacks", guilty.length, attack.length);
    Columns.checkLength("backgrounds", guilty.length, background.length);
    Columns.checkLength("suspicions", guilty.length, suspicion.length);
    Columns.checkLength("flags", guilty.length, flagged.length);
    Columns.checkNumbers("suspicion", suspicion);
    boolean[] innocent = new boolean[guilty.length];
    for (int i = 0; i < innocent.length; i++) {
      innocent[i] = !guilty[i];
    }
    return new AccountScore(
        Confusion.of(guilty, flagged),
        AveragePrecision.of(guilty, suspicion),
        FlaggedShare.byGroup(attack, guilty, flagged),
        FlaggedShare.byGroup(background, innocent, flagged));
  }
}
