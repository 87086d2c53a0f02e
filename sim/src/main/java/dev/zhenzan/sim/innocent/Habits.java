package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Rhythm;
import dev.zhenzan.sim.stage.Stage;

/**
 * People whose everyday life is unusual and nothing more: power users, who give likes by the
 * hundred each day, and the night shift, whose day is the others' night. Resemble scripts by number
 * and by hour; differ in that they look at what they like.
 *
 * @param kind which habit
 * @param members how many
 */
public record Habits(Kind kind, int members) implements Part {
  private static final int TWELVE_HOURS = 12 * 60;

  /** What is unusual. */
  public enum Kind {
    /** A hundred likes a day. */
    POWER_USERS,
    /** Life by night. */
    NIGHT_SHIFT
  }

  /** People who like a hundred posts a day and more. */
  public static Habits powerUsers(int members) {
    return new Habits(Kind.POWER_USERS, members);
  }

  /** People who live by night. */
  public static Habits nightShift(int members) {
    return new Habits(Kind.NIGHT_SHIFT, members);
  }

  @Override
  public String name() {
    return kind == Kind.POWER_USERS ? "power_users" : "night_shift";
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    for (Person person : stage.recruit(members, dice)) {
      person.livesAs(name());
      if (kind == Kind.POWER_USERS) {
        double share = 0.5 + 0.4 * dice.nextDouble();
        double likes = Math.min(250, dice.logNormal(110, 0.4));
        person.taste(person.taste().reading(likes / share).liking(share));
      } else {
        int shift = TWELVE_HOURS + (int) (60 * dice.gauss());
        person.rhythm(new Rhythm(person.rhythm().shiftMinutes() + shift));
      }
    }
    return play -> {};
  }
}
