package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Means;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Stage;

/**
 * Many people behind one address: a campus or a company behind its gateway, or customers of a
 * carrier that has few addresses. Resembles a farm behind a proxy; differs in everything else.
 *
 * @param kind behind what
 * @param members how many
 */
public record SharedLine(Kind kind, int members) implements Part {

  /** What hides the many. */
  public enum Kind {
    /** A gateway that people live behind. */
    CAMPUS,
    /** A gateway that people work behind, on weekdays. */
    COMPANY,
    /** A carrier of few addresses. */
    CARRIER
  }

  /** Students in their dormitories: one address, one community, the carrier on the way home. */
  public static SharedLine campus(int members) {
    return new SharedLine(Kind.CAMPUS, members);
  }

  /** Staff: one address and one community, but only in working hours. */
  public static SharedLine company(int members) {
    return new SharedLine(Kind.COMPANY, members);
  }

  /** Customers of one small carrier: two addresses, all day. */
  public static SharedLine carrier(int members) {
    return new SharedLine(Kind.CARRIER, members);
  }

  @Override
  public String name() {
    return switch (kind) {
      case CAMPUS -> "campus_nat";
      case COMPANY -> "company_nat";
      case CARRIER -> "carrier_nat";
    };
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    int gateway = Means.officeAddress(dice.nextLong());
    int carrier = Means.carrierAddress(dice.nextLong());
    int community = dice.below(stage.communities());
    for (Person person : stage.recruit(members, dice)) {
      person.livesAs(name());
      Means means = person.means();
      if (kind == Kind.CARRIER) {
        person.means(means.carriedBy(carrier, 2, 0.9));
      } else {
        person.means(kind == Kind.CAMPUS ? means.behind(gateway, 0.25) : means.workingAt(gateway));
        if (dice.chance(0.6)) {
          person.taste(person.taste().livingIn(community));
        }
      }
    }
    return play -> {};
  }
}
