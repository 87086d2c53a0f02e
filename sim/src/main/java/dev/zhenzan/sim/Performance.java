package dev.zhenzan.sim;

import java.util.List;
import java.util.Map;

/** A world that was played: its events can be read from the beginning, any number of times. */
interface Performance {

  /** Takes one event after the other. */
  @FunctionalInterface
  interface Reader {
    /** Called in the order of time; the flag says whether the event is a brushed like. */
    void accept(SimEvent event, boolean fake);
  }

  String name();

  long seed();

  /** In name order. */
  List<SimAccount> accounts();

  /** In name order. */
  Map<String, Truth.AccountTruth> truth();

  /** Reads all events in canonical order. */
  void events(Reader reader);
}
