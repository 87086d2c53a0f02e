package dev.zhenzan.core.signal;

/**
 * The detectors' findings, in the order in which reports list them. The order is part of the file
 * formats: append, never insert.
 */
public enum SignalKind {
  /** Far more likes in seconds, minutes or hours than the population gives. */
  BURST(Weight.CIRCUMSTANCE),
  /** Intervals too regular, or no daily rhythm. */
  TEMPO(Weight.BEHAVIOUR),
  /** Likes without a view, or under human dwell, again and again. */
  BLIND(Weight.BEHAVIOUR),
  /** No name, no picture, no friends, just made. */
  HOLLOW(Weight.CIRCUMSTANCE),
  /** More accounts on one device than is normal there. */
  SHARED_DEVICE(Weight.CIRCUMSTANCE),
  /** More accounts on one network address than is normal there. */
  SHARED_ADDRESS(Weight.CIRCUMSTANCE),
  /** A target's likes outrun its views and its own history. */
  SURGE(Weight.CIRCUMSTANCE),
  /** You-like-me far beyond what friendship and community explain. */
  RECIPROCITY(Weight.BEHAVIOUR),
  /** The same targets in the same minutes as the same others. */
  LOCKSTEP(Weight.BEHAVIOUR),
  /** Likes given and received balance among strangers. */
  POOL_BALANCE(Weight.BEHAVIOUR),
  /** Membership of an improbable group. */
  RING(Weight.BEHAVIOUR);

  /** What a kind may do to a verdict: behaviour convicts, a circumstance only supports it. */
  private enum Weight {
    BEHAVIOUR,
    CIRCUMSTANCE
  }

  /** How many kinds there are. */
  public static final int COUNT = values().length;

  private static final SignalKind[] VALUES = values();

  private final Weight weight;

  SignalKind(Weight weight) {
    this.weight = weight;
  }

  /** The kind with the given ordinal. */
  public static SignalKind of(int ordinal) {
    return VALUES[ordinal];
  }

  /**
   * Whether this is repeated behaviour, which may convict, rather than a circumstance, which may
   * only support a conviction.
   */
  public boolean isBehaviour() {
    return weight == Weight.BEHAVIOUR;
  }
}
