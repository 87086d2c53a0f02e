package dev.zhenzan.core.verdict;

import dev.zhenzan.core.like.LikeStatus;

/**
 * The conclusion on every like: parallel arrays by row of the log.
 *
 * @param status the ordinal of the row's {@link LikeStatus}
 * @param weight what the like counts, in basis points (0…{@link #WHOLE}); {@link #WHOLE} on rows
 *     that are no likes
 * @param evidenceMillinats what speaks for this very like being part of an exchange, in millinats;
 *     0 where nothing does
 */
public record LikeVerdicts(byte[] status, short[] weight, int[] evidenceMillinats) {

  /** The weight of a like that counts in full. */
  public static final int WHOLE = 10_000;

  /** What became of the row. */
  public LikeStatus statusOf(int row) {
    return LikeStatus.of(status[row]);
  }

  /** Whether the raw count counts the row. */
  public boolean isStanding(int row) {
    return status[row] == LikeStatus.STANDING.ordinal();
  }
}
