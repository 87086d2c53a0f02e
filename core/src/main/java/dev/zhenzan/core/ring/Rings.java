package dev.zhenzan.core.ring;

import java.util.List;

/**
 * All rings of a log.
 *
 * @param rings most likes first
 * @param ringOf the number of each account's ring, 0 where none
 * @param likeMillinats what speaks for each like being part of its giver's ring's exchange, by
 *     index into the likes
 * @param millinats what membership says of each account
 * @param secondSurprise the surprise of each member's second-closest partner in its ring, millinats
 */
public record Rings(
    List<Ring> rings, int[] ringOf, int[] likeMillinats, int[] millinats, int[] secondSurprise) {

  /** Whether the like is held to be part of an exchange rather than its giver's own taste. */
  public boolean isExchange(int like) {
    return likeMillinats[like] >= ExchangeLikes.PART_MILLINATS;
  }
}
