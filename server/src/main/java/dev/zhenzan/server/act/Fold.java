package dev.zhenzan.server.act;

/**
 * What follows from acts, kept in memory. It is told of every act once, in order: at start of those
 * in the database and later of those that were just written, so that a service that was started
 * again holds what it held before. It may be asked by any thread meanwhile.
 */
public interface Fold {
  /** Takes an act in; one that does not concern it is passed over. Never throws. */
  void take(Act act);
}
