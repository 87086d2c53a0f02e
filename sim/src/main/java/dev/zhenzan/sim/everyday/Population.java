package dev.zhenzan.sim.everyday;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Means;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Settles the public and the ties among it; three in ten share a line with somebody, one in sixteen
 * a device.
 *
 * <p>What is believed: friendship is mostly among people of one community and comes in circles (a
 * friend's friend is likely a friend), following goes to the famous. So honest people like each
 * other in return, and honest people like the same things.
 */
public final class Population {
  private static final double FOLLOW_LOGGED = 0.15;
  private static final double SAME_HOUSEHOLD = 0.3;
  private static final double SAME_DEVICE = 0.2;

  private Population() {}

  /** Adds the given number of ordinary people; the same person for the same dice and place. */
  public static void settle(Stage stage, int size, Dice dice) {
    for (int i = 0; i < size; i++) {
      Dice own = dice.child(i);
      Person person = stage.enrol(own);
      if (i > 0 && own.chance(SAME_HOUSEHOLD)) {
        moveIn(person, stage.people().get(person.number() - 1), own);
      }
    }
  }

  /** Shares the line of another resident, and now and then a device. */
  private static void moveIn(Person person, Person other, Dice dice) {
    Means means = person.means().withLineOf(other.means());
    if (dice.chance(SAME_DEVICE)) {
      int[] devices = means.devices().clone();
      devices[devices.length - 1] = other.means().devices()[0];
      means = means.onDevices(devices);
    }
    person.means(means);
  }

  /** Makes the friendships and followings of everybody who is there. */
  public static void acquaint(Stage stage, Dice dice) {
    List<List<Person>> communities = new ArrayList<>();
    for (int i = 0; i < stage.communities(); i++) {
      communities.add(new ArrayList<>());
    }
    for (Person person : stage.people()) {
      communities.get(person.taste().community()).add(person);
    }
    for (Person person : stage.people()) {
      befriend(person, communities.get(person.taste().community()), person.dice(11));
    }
    List<Person> famous = byFame(stage);
    for (Person person : stage.people()) {
      follow(stage, person, famous, person.dice(12));
    }
  }

  /** Neighbours in the community's list are friends more often, which closes triangles. */
  private static void befriend(Person person, List<Person> community, Dice dice) {
    int at = community.indexOf(person);
    int wanted = Math.min(40, (int) (person.sociability() * dice.logNormal(1.6, 0.9)));
    for (int i = 0; i < wanted; i++) {
      int step = dice.chance(0.8) ? 1 + (int) dice.exponential(4) : dice.below(community.size());
      person.befriend(community.get((at + step) % community.size()));
    }
  }

  /** Each person once for every unit of fame, so that picking evenly picks the famous. */
  private static List<Person> byFame(Stage stage) {
    List<Person> urn = new ArrayList<>();
    for (Person person : stage.people()) {
      double reach = person.taste().fame() * Math.min(2, person.taste().postsPerDay());
      for (int i = 0; i < Math.min(60, Math.round(reach)); i++) {
        urn.add(person);
      }
    }
    return urn.isEmpty() ? stage.people() : urn;
  }

  private static void follow(Stage stage, Person person, List<Person> famous, Dice dice) {
    int wanted = Math.min(60, (int) dice.logNormal(3, 0.9));
    for (int i = 0; i < wanted; i++) {
      Person star = dice.pick(famous);
      if (star != person && !person.follows().contains(star)) {
        person.follows().add(star);
        if (dice.chance(FOLLOW_LOGGED)) {
          long day = stage.span().day(dice.below(stage.span().days()));
          long time = person.rhythm().moment(day, dice);
          if (person.lives(time) && star.livesFrom() <= time) {
            stage.meet(EventType.FOLLOW, person, star, time);
          }
        }
      }
    }
  }
}
