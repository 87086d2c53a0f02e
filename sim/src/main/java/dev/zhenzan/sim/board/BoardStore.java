package dev.zhenzan.sim.board;

import java.util.Optional;

/**
 * Keeps what a run found, so that a run that was broken off goes on where it ended. Whoever keeps
 * it must give back only what the same program would find again with the same plan.
 */
public interface BoardStore {
  /** Keeps nothing. */
  BoardStore NONE =
      new BoardStore() {
        @Override
        public Optional<WorldScore> score(String world, long seed, boolean watched) {
          return Optional.empty();
        }

        @Override
        public void keep(WorldScore score, boolean watched) {}

        @Override
        public Optional<Preparation> preparation(String world) {
          return Optional.empty();
        }

        @Override
        public void keep(Preparation preparation) {}
      };

  /** What was found in a world, if it is known; {@code watched} says whether delays were wanted. */
  Optional<WorldScore> score(String world, long seed, boolean watched);

  /** Keeps what was found. */
  void keep(WorldScore score, boolean watched);

  /** How rivals were made ready for a world, if it is known. */
  Optional<Preparation> preparation(String world);

  /** Keeps it. */
  void keep(Preparation preparation);
}
