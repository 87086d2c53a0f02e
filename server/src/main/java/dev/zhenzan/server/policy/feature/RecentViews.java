package dev.zhenzan.server.policy.feature;

import dev.zhenzan.server.policy.text.Words;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectIterator;
import org.jspecify.annotations.Nullable;

/** Who viewed what within the last day. */
final class RecentViews {
  // A pair is known by a mix of its two numbers: with n pairs, an account that did not look is
  // taken for one that did with a chance of n/2⁶⁴. While no view was ever reported nothing is
  // known, and nothing is held against anybody.

  static final long DAY_MILLIS = 24 * 3_600_000L;

  static final Words COST = new Words("about 24 bytes a view within a day", "一天内每次浏览约 24 字节");

  private final Long2LongOpenHashMap newest = new Long2LongOpenHashMap();
  private boolean any;

  RecentViews() {
    newest.defaultReturnValue(Long.MIN_VALUE);
  }

  void add(long actor, long target, long time) {
    any = true;
    long pair = pair(actor, target);
    newest.put(pair, Math.max(newest.get(pair), time));
  }

  /** There was a view, too long ago to matter by itself. */
  void recall() {
    any = true;
  }

  /** {@code null} while the log has no views. A view that came late counts for likes after it. */
  @Nullable Boolean viewed(long actor, long target, long time) {
    if (!any) {
      return null;
    }
    long seen = newest.get(pair(actor, target));
    return seen != Long.MIN_VALUE && seen > time - DAY_MILLIS;
  }

  private static long pair(long actor, long target) {
    long hash = actor * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(target * 0xC2B2AE3D27D4EB4FL, 31);
    hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
    return hash ^ hash >>> 29;
  }

  void evict(long watermark) {
    ObjectIterator<Long2LongMap.Entry> entries = newest.long2LongEntrySet().fastIterator();
    while (entries.hasNext()) {
      if (entries.next().getLongValue() <= watermark - DAY_MILLIS) {
        entries.remove();
      }
    }
  }

  int keys() {
    return newest.size();
  }
}
