package dev.zhenzan.audit;

/** Told how far an audit has come. */
@FunctionalInterface
public interface AuditProgress {

  /** Nobody watches. */
  AuditProgress NONE = (phase, step, done) -> {};

  /** The parts of an audit, in order. */
  enum Phase {
    READ(0, 0.5),
    ANALYSE(0.5, 0.8),
    WRITE(0.8, 0.95),
    REPORT(0.95, 1);

    private final double from;
    private final double to;

    Phase(double from, double to) {
      this.from = from;
      this.to = to;
    }

    /** The share of the whole audit that is finished when this share of the phase is. */
    public double overall(double done) {
      return from + (to - from) * done;
    }
  }

  /**
   * The audit moved on.
   *
   * @param phase which part is at work
   * @param step what it does, such as {@code lockstep}
   * @param done the share of that part that is finished, 0…1
   */
  void at(Phase phase, String step, double done);
}
