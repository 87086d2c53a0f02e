package dev.zhenzan.sim.attack;

import dev.zhenzan.sim.stage.Person;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which account does whose work, in a ring that changes its accounts once. */
final class Shifts {
  private final long changesAt;

  /** Looked up and never walked through, so that its order cannot matter. */
  private final Map<Person, Person> relief = new IdentityHashMap<>();

  private final Map<Person, Person> relieved = new IdentityHashMap<>();

  /** A ring that changes at the given time. */
  Shifts(long changesAt) {
    this.changesAt = changesAt;
  }

  long changesAt() {
    return changesAt;
  }

  /** From the change on, one account does another one's work. */
  void relieve(Person first, Person second) {
    relief.put(first, second);
    relieved.put(second, first);
  }

  /** The account that does the first one's work at the time. */
  Person onDuty(Person first, long time) {
    return time < changesAt ? first : relief.getOrDefault(first, first);
  }

  /** Whether the account does any work at the time. */
  boolean works(Person account, long time) {
    return time < changesAt ? !relieved.containsKey(account) : !relief.containsKey(account);
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
