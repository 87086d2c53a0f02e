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
  }

  void add(long actor, long time, boolean like) {
    Visit visit = visits.get(actor);
    if (visit == null) {
      visit = new Visit();
      visits.put(actor, visit);
      begin(visit, time);
      visit.newestHour = Math.floorDiv(time, HOUR_MILLIS);
    } else if (time > visit.last + QUIET_MILLIS) {
      begin(visit, time);
    } else if (time >= visit.begin - QUIET_MILLIS) {
      visit.begin = Math.min(visit.begin, time);
      visit.last = Math.max(visit.last, time);
    } else {
      hour(visit, time);
      return;
    }
    hour(visit, time);
    visit.likes += like ? 1 : 0;
  }

  private static void begin(Visit visit, long time) {
    visit.begin = time;
    visit.last = time;
    visit.likes = 0;
  }

  private static void hour(Visit visit, long time) {
    long hour = Math.floorDiv(time, HOUR_MILLIS);
    if (hour > visit.newestHour) {
      long further = hour - visit.newestHour;
      visit.hours = further >= HOURS ? 0 : visit.hours << (int) further;
      visit.newestHour = hour;
    }
    long back = visit.newestHour - hour;
    if (back < HOURS) {
      visit.hours |= 1 << (int) back;
    }
  }

  double minutes(long actor, long time) {
    Visit visit = visits.get(actor);
    if (visit == null || time > visit.last + QUIET_MILLIS) {
      return 0;
    }
    return (Math.max(time, visit.last) - visit.begin) / 60_000.0;
  }

  long likes(long actor, long time) {
    Visit visit = visits.get(actor);
    return visit == null || time > visit.last + QUIET_MILLIS ? 0 : visit.likes;
  }

  /** Of the 24 hours of the clock up to now, those with anything done. */
  long hoursActive(long actor, long time) {
    Visit visit = visits.get(actor);
    if (visit == null) {
      return 0;
    }
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
