package dev.zhenzan.sim.innocent;

import dev.zhenzan.sim.stage.Dice;
import dev.zhenzan.sim.stage.Means;
import dev.zhenzan.sim.stage.Part;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Stage;
import java.util.List;

/**
 * Many people behind one address: a campus or a company behind its gateway, or customers of a
 * carrier that has few addresses. Resembles a farm behind a proxy; differs in everything else.
 *
 * @param name {@code campus_nat} or {@code carrier_nat}
 * @param members how many
 */
public record SharedLine(String name, int members) implements Part {

  /** Students or staff: one address, one community, the carrier on the way home. */
  public static SharedLine campus(int members) {
    return new SharedLine("campus_nat", members);
  }

  /** Customers of one small carrier: two addresses, all day. */
  public static SharedLine carrier(int members) {
    return new SharedLine("carrier_nat", members);
  }

  @Override
  public Act cast(Stage stage, Dice dice) {
    int gateway = Means.officeAddress(dice.nextLong());
    int carrier = Means.carrierAddress(dice.nextLong());
    int community = dice.below(stage.communities());
    List<Person> all = stage.recruit(members, dice);
    for (Person person : all) {
      person.livesAs(name);
      Means means = person.means();
      if (name.equals("campus_nat")) {
        person.means(means.behind(gateway, 0.25));
        if (dice.chance(0.6)) {
          person.taste(person.taste().livingIn(community));
        }
      } else {
        person.means(means.carriedBy(carrier, 2, 0.9));
      }
    }
    return play -> {};
  }
}
