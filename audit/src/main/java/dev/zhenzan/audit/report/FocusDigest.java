package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.LikeVerdicts;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** The likes of one post or of everything that one profile owns. Weights in basis points. */
final class FocusDigest {
  private static final int BUCKETS_MAX = 90;

  final boolean[] targets;
  final int targetCount;
  final long raw;
  final long honest;
  final TimeBuckets buckets;
  final long[] rawByBucket;
  final long[] honestBpByBucket;

  /** By ring number, 0 for no ring. */
  final Int2LongOpenHashMap withheldBpByRing = new Int2LongOpenHashMap();

  /** By the signal that spoke loudest against the account. */
  final long[] withheldBpByReason = new long[SignalKind.COUNT];

  /** Likes by account, of those with anything withheld. */
  final Int2IntOpenHashMap likesByWithheld = new Int2IntOpenHashMap();

  FocusDigest(Context context, Focus focus) {
    targets = targets(context, focus);
    int count = 0;
    for (boolean target : targets) {
      count += target ? 1 : 0;
    }
    targetCount = count;
    IntArrayList rows = new IntArrayList();
    for (int row = 0; row < context.events.size(); row++) {
      if (context.likes.isStanding(row) && targets[context.events.target()[row]]) {
        rows.add(row);
      }
    }
    raw = rows.size();
    long[] time = context.events.time();
    long first = rows.isEmpty() ? 0 : time[rows.getInt(0)];
    long last = rows.isEmpty() ? 0 : time[rows.getInt(rows.size() - 1)];
    buckets = TimeBuckets.spanning(first, last, BUCKETS_MAX);
    rawByBucket = new long[buckets.count()];
    honestBpByBucket = new long[buckets.count()];
    long honestBp = 0;
    for (int row : rows) {
      honestBp += add(context, row);
    }
    honest = Math.round(honestBp / (double) LikeVerdicts.WHOLE);
  }

  private static boolean[] targets(Context context, Focus focus) {
    boolean[] wanted = new boolean[context.events.entities().targets()];
    if (focus instanceof Focus.Target target) {
      wanted[target.id()] = true;
    } else if (focus instanceof Focus.Owner owner) {
      int[] owners = context.owners;
      for (int target = 0; target < owners.length; target++) {
        wanted[target] = owners[target] == owner.id();
      }
    }
    return wanted;
  }

  private int add(Context context, int row) {
    int actor = context.events.actor()[row];
    int bucket = buckets.index(context.events.time()[row]);
    int withheld = Digest.withheldBp(context.likes, row);
    rawByBucket[bucket]++;
    honestBpByBucket[bucket] += LikeVerdicts.WHOLE - withheld;
    if (withheld > 0) {
      withheldBpByRing.addTo(context.verdicts.ring()[actor], withheld);
      withheldBpByReason[loudest(context, actor).ordinal()] += withheld;
      likesByWithheld.addTo(actor, 1);
    }
    return LikeVerdicts.WHOLE - withheld;
  }

  private static SignalKind loudest(Context context, int account) {
    SignalKind loudest = SignalKind.RING;
    for (SignalKind kind : SignalKind.values()) {
      int added = context.verdicts.contribution(kind, account);
      if (added > context.verdicts.contribution(loudest, account)) {
        loudest = kind;
      }
    }
    return loudest;
  }
}
