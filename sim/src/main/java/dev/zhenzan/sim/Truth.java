package dev.zhenzan.sim;

import dev.zhenzan.sim.stage.Person;
import java.util.Map;
import java.util.Set;

/**
 * What really happened, known to the world and never to a detector.
 *
 * @param accounts every account of the world by name, in name order
 * @param fakeLikeIds the ids of the LIKE events that were given for an exchange, for pay or by a
 *     machine, in time order; likes that a guilty account gave out of taste are not among them
 */
public record Truth(Map<String, AccountTruth> accounts, Set<String> fakeLikeIds) {

  /** The background of everybody who belongs to no special crowd. */
  public static final String PUBLIC = Person.PUBLIC;

  /**
   * The truth about one account.
   *
   * @param label 1 if it gave brushed likes or ran a ring, 0 if not; whoever merely received them,
   *     paid for or not, is 0
   * @param attack the name of the attack that it took part in, or empty
   * @param ring the name of the one ring that it belongs to, or empty; also names the ring of those
   *     who only received its likes for money
   * @param background the innocent crowd that it lives in, or {@link #PUBLIC}
   */
  public record AccountTruth(int label, String attack, String ring, String background) {}
}
