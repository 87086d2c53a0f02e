package dev.zhenzan.audit.report;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.verdict.LikeVerdicts;

/** The sums that every section draws on, from one pass over the log. Weights in basis points. */
final class Digest {
  private static final int BUCKETS_MAX = 120;

  final long raw;
  final long honest;
  final long withheld;
  final long repeats;
  final long takenBack;

  /** When the first and the last standing like were given; both 0 where there is none. */
  final long first;

  final long last;
  final TimeBuckets buckets;
  final long[] rawByBucket;
  final long[] honestBpByBucket;
  final int[] likesByAccount;
  final long[] withheldBpByAccount;

  /** By ring number; index 0 holds what no ring explains. */
  final long[] withheldBpByRing;

  private Digest(Tally tally, long honestBp, long raw) {
    this.raw = raw;
    this.honest = Math.min(raw, Math.round(honestBp / (double) LikeVerdicts.WHOLE));
    this.withheld = raw - honest;
    this.repeats = tally.repeats;
    this.takenBack = tally.takenBack;
    this.first = tally.first;
    this.last = tally.last;
    this.buckets = tally.buckets;
    this.rawByBucket = tally.rawByBucket;
    this.honestBpByBucket = tally.honestBpByBucket;
    this.likesByAccount = tally.likesByAccount;
    this.withheldBpByAccount = tally.withheldBpByAccount;
    this.withheldBpByRing = tally.withheldBpByRing;
  }

  static Digest of(EventColumns events, Findings findings) {
    long raw = 0;
    long honestBp = 0;
    for (int target = 0; target < findings.counts().targets(); target++) {
      raw += findings.counts().raw(target);
      honestBp += findings.counts().honest(target);
    }
    return new Digest(new Tally(events, findings), honestBp, raw);
  }

  /** How much of a like is withheld, in basis points. */
  static int withheldBp(LikeVerdicts likes, int row) {
    return LikeVerdicts.WHOLE - likes.weight()[row];
  }

  /** The pass itself. */
  private static final class Tally {
    long repeats;
    long takenBack;
    long first;
    long last;
    final TimeBuckets buckets;
    final long[] rawByBucket;
    final long[] honestBpByBucket;
    final int[] likesByAccount;
    final long[] withheldBpByAccount;
    final long[] withheldBpByRing;

    Tally(EventColumns events, Findings findings) {
      LikeVerdicts likes = findings.likes();
      span(events, likes);
      buckets = TimeBuckets.spanning(first, last, BUCKETS_MAX);
      rawByBucket = new long[buckets.count()];
      honestBpByBucket = new long[buckets.count()];
      likesByAccount = new int[events.entities().accounts()];
      withheldBpByAccount = new long[events.entities().accounts()];
      withheldBpByRing = new long[findings.rings().size() + 1];
      for (int row = 0; row < events.size(); row++) {
        if (likes.isStanding(row)) {
          add(events, findings, row);
        }
      }
    }

    private void span(EventColumns events, LikeVerdicts likes) {
      boolean any = false;
      for (int row = 0; row < events.size(); row++) {
        LikeStatus status = likes.statusOf(row);
        if (status == LikeStatus.STANDING) {
          long time = events.time()[row];
          first = any ? Math.min(first, time) : time;
          last = any ? Math.max(last, time) : time;
          any = true;
        } else if (status == LikeStatus.REPEAT) {
          repeats++;
        } else if (status == LikeStatus.TAKEN_BACK) {
          takenBack++;
        }
      }
    }

    private void add(EventColumns events, Findings findings, int row) {
      int actor = events.actor()[row];
      int bucket = buckets.index(events.time()[row]);
      int withheld = withheldBp(findings.likes(), row);
      rawByBucket[bucket]++;
      honestBpByBucket[bucket] += LikeVerdicts.WHOLE - withheld;
      likesByAccount[actor]++;
      withheldBpByAccount[actor] += withheld;
      withheldBpByRing[findings.verdicts().ring()[actor]] += withheld;
    }
  }
}
