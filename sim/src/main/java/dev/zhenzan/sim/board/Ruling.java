package dev.zhenzan.sim.board;

/**
 * What a method says of a world.
 *
 * @param score by account, higher is more suspicious; only the order matters
 * @param flagged by account, whether it is accused
 * @param likeScore by row, higher is more suspicious
 * @param weight by row, what a like counts, 0…1
 */
public record Ruling(double[] score, boolean[] flagged, double[] likeScore, double[] weight) {

  /**
   * The ruling of a method that only knows accounts: accounts from a score on are flagged, all
   * their likes count nothing, and a like is as suspicious as its account.
   *
   * @param score by account
   * @param cut the least score that is flagged
   */
  public static Ruling byCut(Played world, double[] score, double cut) {
    boolean[] flagged = new boolean[score.length];
    for (int account = 0; account < score.length; account++) {
      flagged[account] = score[account] >= cut;
    }
    int rows = world.events().size();
    double[] likeScore = new double[rows];
    double[] weight = new double[rows];
    for (int row = 0; row < rows; row++) {
      int actor = world.events().actor()[row];
      likeScore[row] = score[actor];
      weight[row] = flagged[actor] ? 0 : 1;
    }
    return new Ruling(score, flagged, likeScore, weight);
  }
}
