package dev.zhenzan.sim.board;

/** Told how far a scoreboard has come. */
@FunctionalInterface
public interface BoardProgress {
  /** Nobody listens. */
  BoardProgress NONE = (step, done) -> {};

  /**
   * Something begins.
   *
   * @param step what, in English, for people
   * @param done how much of the whole is done, 0…1
   */
  void at(String step, double done);

  /** A world has been judged and scored: what is known of it so far need not wait for the rest. */
  default void scored(WorldScore score) {}
}
