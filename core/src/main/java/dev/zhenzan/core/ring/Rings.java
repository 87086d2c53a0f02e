package dev.zhenzan.core.ring;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** Only rings that exchange likes and of which chance makes less than one, numbered anew. */
  public Rings convincing() {
    int[] number = new int[rings.size() + 1];
    List<Ring> kept = new ArrayList<>();
    for (Ring ring : rings) {
      if (ring.likes() > 0 && ring.falseAlarmsMillinats() < 0) {
        number[ring.number()] = kept.size() + 1;
        kept.add(ring.numbered(kept.size() + 1));
      }
    }
    int[] renumbered = new int[ringOf.length];
    Arrays.setAll(renumbered, account -> number[ringOf[account]]);
    return new Rings(List.copyOf(kept), renumbered, likeMillinats, millinats, depth);
  }

  /** The same with another depth. */
  public Rings withDepth(int[] newDepth) {
    return new Rings(rings, ringOf, likeMillinats, millinats, newDepth);
  }

  /** Whether the like is held to be part of an exchange rather than its giver's own taste. */
  public boolean isExchange(int like) {
    return likeMillinats[like] >= ExchangeLikes.PART_MILLINATS;
  }
}
