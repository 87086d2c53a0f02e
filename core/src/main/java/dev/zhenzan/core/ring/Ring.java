package dev.zhenzan.core.ring;

import java.util.List;

/**
 * A group of accounts that act together more than chance allows.
 *
 * @param number 1-based; the ring with the most likes is 1
 * @param kind how it works
 * @param members account ids, ascending; buyers, who are not accused, come after the others
 * @param roles what each member does, in the order of {@code members}
 * @param likes how many likes of the members are part of the ring's exchange
 * @param targets on how many targets
 * @param first time of the earliest of those likes, in milliseconds since 1970
 * @param last time of the latest
 * @param falseAlarmsMillinats natural log, in thousandths, of how many groups this improbable the
 *     whole log would be expected to show by chance; very negative for a real ring
 * @param links who acts with whom, strongest first, at most {@link #LINKS_MAX}
 */
public record Ring(
    int number,
    RingKind kind,
    int[] members,
    List<Role> roles,
    long likes,
    int targets,
    long first,
    long last,
    long falseAlarmsMillinats,
    List<Link> links) {

  /** Rings have at least this many members; two who act together are a pair. */
  public static final int MEMBERS_MIN = 3;

  /** How many links a ring carries at most, so that a picture stays readable. */
  public static final int LINKS_MAX = 2_000;

  /**
   * Two members that act together.
   *
   * @param one the smaller account id
   * @param other the larger account id
   * @param coActions on how many targets they acted close in time, or likes that they exchanged
   * @param millinats the surprise of it, natural log, thousandths
   */
  public record Link(int one, int other, int coActions, int millinats) {}

  /** Whether it was found as a whole, as a pool is, and not by who acts with whom. */
  boolean isWhole() {
    return links.isEmpty();
  }

  Ring numbered(int newNumber) {
    return new Ring(
        newNumber, kind, members, roles, likes, targets, first, last, falseAlarmsMillinats, links);
  }
}
