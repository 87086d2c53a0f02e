package dev.zhenzan.sim.board;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.sim.score.AccountScore;
import dev.zhenzan.sim.score.AveragePrecision;
import dev.zhenzan.sim.score.Confusion;
import dev.zhenzan.sim.score.CountScore;
import dev.zhenzan.sim.score.LikeScore;
import dev.zhenzan.sim.score.PrecisionRecall;

/**
 * How well one method did in one world.
 *
 * @param method its name
 * @param accounts of the accounts; everybody who exists is counted, met or not
 * @param curve the precision at each recall, see {@link PrecisionRecall#curve}
 * @param likes of the likes that stand, called fake where they weigh less than one half
 * @param likeAuprc the area under the precision-recall curve of the likes' own suspicion; NaN
 *     without brushed likes
 * @param counts of the sums on attacked targets
 */
public record MethodScore(
    String method,
    AccountScore accounts,
    double[] curve,
    Confusion likes,
    double likeAuprc,
    CountScore counts) {

  static MethodScore of(String method, Played world, Ruling ruling) {
    People people = world.people();
    double[] score = people.widen(ruling.score(), Double.NEGATIVE_INFINITY);
    AccountScore accounts =
        AccountScore.of(
            people.guilty(),
            people.attack(),
            people.background(),
            score,
            people.widen(ruling.flagged()));
    Standings likes = Standings.of(world, ruling);
    return new MethodScore(
        method,
        accounts,
        PrecisionRecall.curve(people.guilty(), score),
        LikeScore.of(likes.fake, likes.weight).confusion(),
        AveragePrecision.of(likes.fake, likes.score),
        CountScore.of(likes.fake, likes.weight, likes.target, world.events().entities().targets()));
  }

  /** The likes that stand, and what was said of them. */
  private record Standings(boolean[] fake, double[] weight, double[] score, int[] target) {

    static Standings of(Played world, Ruling ruling) {
      EventColumns events = world.events();
      byte[] status = Standing.of(events, Tasks.SERIAL).status();
      int[] rows = new int[events.size()];
      int n = 0;
      for (int row = 0; row < events.size(); row++) {
        if (status[row] == LikeStatus.STANDING.ordinal()) {
          rows[n++] = row;
        }
      }
      Standings likes = new Standings(new boolean[n], new double[n], new double[n], new int[n]);
      for (int i = 0; i < n; i++) {
        likes.fake[i] = world.fake()[rows[i]];
        likes.weight[i] = ruling.weight()[rows[i]];
        likes.score[i] = ruling.likeScore()[rows[i]];
        likes.target[i] = events.target()[rows[i]];
      }
      return likes;
    }
  }
}
