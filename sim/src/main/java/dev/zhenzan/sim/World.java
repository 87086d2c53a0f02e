package dev.zhenzan.sim;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A synthetic world: what its platform would have logged, and the truth beside it.
 *
 * @param name one of {@link Worlds#names()}
 * @param seed the one number from which everything in it follows
 * @param events ordered by time, then actor, target, type and id
 * @param accounts in name order; everybody who exists, active or not
 * @param truth what a detector may be scored against
 */
public record World(
    String name, long seed, List<SimEvent> events, List<SimAccount> accounts, Truth truth) {

  /** The same, to be read one event after the other. */
  Performance performance() {
    World world = this;
    return new Performance() {
      @Override
      public String name() {
        return world.name();
      }

      @Override
      public long seed() {
        return world.seed();
      }

      @Override
      public List<SimAccount> accounts() {
        return world.accounts();
      }

      @Override
      public Map<String, Truth.AccountTruth> truth() {
        return world.truth().accounts();
      }

      @Override
      public void events(Reader reader) {
        Set<String> fakes = world.truth().fakeLikeIds();
        world.events().forEach(event -> reader.accept(event, fakes.contains(event.id())));
      }
    };
  }
}
