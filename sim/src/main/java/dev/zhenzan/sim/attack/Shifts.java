package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Person;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Which account does whose work, in a ring whose accounts are given up at some time. */
final class Shifts {
  private final ToLongFunction<Person> givenUpAt;

  /** Looked up and never walked through, so that its order cannot matter. */
  private final Map<Person, Person> relief = new IdentityHashMap<>();

  private final Map<Person, Person> relieved = new IdentityHashMap<>();

  /** Accounts that are given up at these times, {@link Long#MAX_VALUE} for never. */
  Shifts(ToLongFunction<Person> givenUpAt) {
    this.givenUpAt = givenUpAt;
  }

  /** When the first one is given up, the other one does its work. */
  void relieve(Person first, Person second) {
    relief.put(first, second);
    relieved.put(second, first);
  }

  boolean hasRelief(Person first) {
    return relief.containsKey(first);
  }

  boolean isRelief(Person account) {
    return relieved.containsKey(account);
  }

  /** The account that does the first one's work at the time, or null if there is none any more. */
  @Nullable Person onDuty(Person first, long time) {
    if (time < givenUpAt.applyAsLong(first)) {
      return first;
    }
    Person second = relief.get(first);
    return second != null && time < givenUpAt.applyAsLong(second) ? second : null;
  }

  /** Whether the account does any work at the time. */
  boolean works(Person account, long time) {
    Person first = relieved.getOrDefault(account, account);
    return onDuty(first, time) == account;
  }

  /** The accounts that take over from those given. */
  List<Person> reliefOf(List<Person> first) {
    List<Person> second = new ArrayList<>();
    for (Person account : first) {
      Person other = relief.get(account);
      if (other != null) {
        second.add(other);
      }
    }
    return second;
  }
}
