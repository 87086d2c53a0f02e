package dev.zhenzan.sim.bench;

import java.util.Arrays;

/** Likes that are still to come, earliest first: a binary heap over primitive columns. */
final class Agenda {
  private int size;
  private long[] time = new long[1 << 10];
  private int[] actor = new int[1 << 10];
  private int[] target = new int[1 << 10];

  boolean isEmpty() {
    return size == 0;
  }

  long nextTime() {
    return size == 0 ? Long.MAX_VALUE : time[0];
  }

  int nextActor() {
    return actor[0];
  }

  int nextTarget() {
    return target[0];
  }

  void add(long when, int who, int what) {
    if (size == time.length) {
      time = Arrays.copyOf(time, 2 * size);
      actor = Arrays.copyOf(actor, 2 * size);
      target = Arrays.copyOf(target, 2 * size);
    }
    int at = size++;
    while (at > 0 && isBefore(when, who, what, (at - 1) / 2)) {
      copy((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    put(at, when, who, what);
  }

  void removeNext() {
    size--;
    long when = time[size];
    int who = actor[size];
    int what = target[size];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size
          && isBefore(time[child + 1], actor[child + 1], target[child + 1], child)) {
        child++;
      }
      if (!isBefore(time[child], actor[child], target[child], when, who, what)) {
        break;
      }
      copy(child, at);
      at = child;
    }
    put(at, when, who, what);
  }

  private boolean isBefore(long when, int who, int what, int other) {
    return isBefore(when, who, what, time[other], actor[other], target[other]);
  }

  private static boolean isBefore(long t1, int a1, int p1, long t2, int a2, int p2) {
    if (t1 != t2) {
      return t1 < t2;
    }
    return a1 != a2 ? a1 < a2 : p1 < p2;
  }

  private void copy(int from, int to) {
    put(to, time[from], actor[from], target[from]);
  }

  private void put(int at, long when, int who, int what) {
    time[at] = when;
    actor[at] = who;
    target[at] = what;
  }
}
