package dev.zhenzan.server.force;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.ladder.Enforcer;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Overrule;
import dev.zhenzan.server.ladder.Standings;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.Step;
import dev.zhenzan.server.policy.text.Words;
import dev.zhenzan.server.space.Space;
import dev.zhenzan.server.space.SpaceOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Over a real database: what waits is bounded and what does not fit is counted, nothing is done
 * twice on one occasion, also not after a restart, and nothing to whom a person has spoken for.
 */
final class ErrandsTest {
  private static final long NOW = 1_770_000_000_000L;

  @TempDir Path folder;
  private JdbcStore store;
  private Space space;
  private Standings standings;
  private Ladder ladder;
  private Errands errands;

  @BeforeEach
  void open() throws Exception {
    InstantSource clock = () -> Instant.ofEpochMilli(NOW);
    store = JdbcStore.open(folder.resolve("likes.db").toString());
    space = Space.open(store, SpaceOptions.DEFAULTS, clock);
    standings = new Standings();
    Occasions occasions = new Occasions();
    Register register =
        Register.open(new JdbcActStore(store.database()), clock, List.of(standings, occasions));
    ladder = new Ladder(register, standings);
    Enforcer enforcer = Enforcer.start(register, standings, space.enforcement());
    errands = new Errands(register, ladder, enforcer, occasions, /* room= */ 2);
  }

  @AfterEach
  void close() {
    errands.close();
    space.close();
  }

  private static Hit hit(String policy) {
    List<Step> steps = List.of(new Step.Strike(1), new Step.Reject());
    return new Hit(policy, 1, State.LIVE, steps, new Words("because", "因为"), Map.of(), 0);
  }

  private int strikes(String account) {
    return standings.of(account).strikes().size();
  }

  @Test
  void whatDoesNotFitIsDroppedAndCounted() throws Exception {
    errands.add(hit("p"), "a", NOW);
    errands.add(hit("p"), "a", NOW);
    errands.add(hit("p"), "b", NOW);
    errands.add(hit("p"), "c", NOW);
    errands.add(hit("p"), "d", NOW);
    assertEquals(2, errands.waiting(), "one of each account");
    assertEquals(2, errands.dropped());
    errands.start();
    errands.reached().get();
    assertEquals(
        List.of(1, 1, 0, 0), List.of(strikes("a"), strikes("b"), strikes("c"), strikes("d")));
    errands.add(hit("p"), "c", NOW);
    errands.reached().get();
    assertEquals(1, strikes("c"), "the next hit asks again");
  }

  @Test
  void nothingTwiceOnOneOccasionAlsoAfterARestart() throws Exception {
    errands.start();
    errands.add(hit("p"), "a", NOW);
    errands.reached().get();
    close();
    open();
    errands.start();
    errands.add(hit("p"), "a", NOW + 1_000);
    errands.add(hit("q"), "a", NOW + 1_000);
    errands.reached().get();
    assertEquals(2, strikes("a"), "of two policies one each");
  }

  @Test
  void nothingToWhomAPersonHasSpokenForMeanwhile() throws Exception {
    errands.add(hit("p"), "a", NOW);
    ladder.overrule("a", Overrule.Kind.GENUINE, NOW + 9_999_999, Because.NONE, 0, "person:1");
    errands.add(hit("p"), "b", NOW);
    errands.start();
    errands.reached().get();
    assertEquals(
        List.of(0, 1), List.of(strikes("a"), strikes("b")), "the other is done all the same");
  }
}
