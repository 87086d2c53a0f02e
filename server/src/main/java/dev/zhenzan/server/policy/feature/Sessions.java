package dev.zhenzan.server.policy.feature;

import dev.zhenzan.server.policy.text.Words;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectIterator;

/** Visits: what an account does without thirty quiet minutes between, and in which hours. */
final class Sessions {
  // A late event that falls into the visit under way widens it at its beginning; one that is older
  // than the visit changes the hours only. Two visits that a late event would have joined stay
  // two: what came before the visit under way is forgotten.

  private static final long QUIET_MILLIS = 30 * 60_000L;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int HOURS = 24;

  static final Words COST = new Words("about 75 bytes an account", "每个账号约 75 字节");

  private final Long2ObjectOpenHashMap<Visit> visits = new Long2ObjectOpenHashMap<>();

  private static final class Visit {
    long begin;
    long last;
    int likes;
    long newestHour;
    int hours;

    Visit(long time) {
      begin(time);
      newestHour = Math.floorDiv(time, HOUR_MILLIS);
    }

    Visit(Visit other) {
      begin = other.begin;
      last = other.last;
      likes = other.likes;
      newestHour = other.newestHour;
      hours = other.hours;
    }

    private void begin(long time) {
      begin = time;
      last = time;
      likes = 0;
    }

    void take(long time, boolean like) {
      hour(time);
      if (time > last + QUIET_MILLIS) {
        begin(time);
      } else if (time < begin - QUIET_MILLIS) {
        return;
      }
      begin = Math.min(begin, time);
      last = Math.max(last, time);
      likes += like ? 1 : 0;
    }

    private void hour(long time) {
      long hour = Math.floorDiv(time, HOUR_MILLIS);
      if (hour > newestHour) {
        long further = hour - newestHour;
        hours = further >= HOURS ? 0 : hours << (int) further;
        newestHour = hour;
      }
      long back = newestHour - hour;
      if (back < HOURS) {
        hours |= 1 << (int) back;
      }
    }

    boolean isOver(long time) {
      return time > last + QUIET_MILLIS;
    }
  }

  void add(long actor, long time, boolean like) {
    Visit visit = visits.get(actor);
    if (visit == null) {
      visit = new Visit(time);
      visits.put(actor, visit);
    }
    visit.take(time, like);
  }

  /** What an account's visit tells at a time. */
  record Told(double minutes, long likes, long hoursActive) {
    static final Told NOTHING = new Told(0, 0, 0);
  }

  Told at(long actor, long time) {
    Visit visit = visits.get(actor);
    return visit == null ? Told.NOTHING : told(visit, time);
  }

  /** The same as if one more event had come already at that time. */
  Told with(long actor, long time, boolean like) {
    Visit visit = visits.get(actor);
    Visit then = visit == null ? new Visit(time) : new Visit(visit);
    then.take(time, like);
    return told(then, time);
  }

  private static Told told(Visit visit, long time) {
    boolean over = visit.isOver(time);
    return new Told(
        over ? 0 : (Math.max(time, visit.last) - visit.begin) / 60_000.0,
        over ? 0 : visit.likes,
        hoursActive(visit, time));
  }

  /** Of the 24 hours of the clock up to now, those with anything done. */
  private static long hoursActive(Visit visit, long time) {
    long later = Math.max(0, Math.floorDiv(time, HOUR_MILLIS) - visit.newestHour);
    int mask = (1 << HOURS) - 1;
    return later >= HOURS ? 0 : Integer.bitCount(visit.hours << (int) later & mask);
  }

  void evict(long watermark) {
    long until = watermark - HOURS * HOUR_MILLIS;
    ObjectIterator<Long2ObjectMap.Entry<Visit>> entries =
        visits.long2ObjectEntrySet().fastIterator();
    while (entries.hasNext()) {
      if (entries.next().getValue().last < until) {
        entries.remove();
      }
    }
  }

  int keys() {
    return visits.size();
  }
}
