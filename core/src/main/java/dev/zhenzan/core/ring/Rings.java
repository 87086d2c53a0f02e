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
 * @param depth what the depth of its group's exchange says of each account, in millinats: positive
 *     if the group looks at what it likes less than the public does, negative if it looks as the
 *     public does
 */
public record Rings(
    List<Ring> rings, int[] ringOf, int[] likeMillinats, int[] millinats, int[] depth) {

  /** The same with another depth. */
  public Rings withDepth(int[] newDepth) {
    return new Rings(rings, ringOf, likeMillinats, millinats, newDepth);
  }

  /** Whether the like is held to be part of an exchange rather than its giver's own taste. */
  public boolean isExchange(int like) {
    return likeMillinats[like] >= ExchangeLikes.PART_MILLINATS;
  }
}
