package dev.zhenzan.core.signal;

import java.util.List;

/** What one detector has to say on every account. */
public interface AccountEvidence {

  /** Which detector. */
  SignalKind kind();

  /** The strength by account, in millinats, below zero where it speaks for innocence. */
  int[] millinats();

  /** The numbers that the strength of one account rests on, in reading order. */
  List<Fact> facts(int account);

  /** Up to {@link Signal#ROWS_MAX} rows of the log that it rests on, ascending. */
  int[] rows(int account);

  /** The models of innocent behaviour that were fitted; empty where the detector stood aside. */
  List<NullModel> nulls();
}
