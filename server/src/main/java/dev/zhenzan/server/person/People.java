package dev.zhenzan.server.person;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Fold;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Who there is, as it follows from the acts. */
public final class People implements Fold {
  private static final String ROLE = "role";
  private static final String DISABLED = "disabled";
  private static final String PROVIDER = "provider";
  private static final String CHANGE = "change";

  private final Map<String, Person> byName = new ConcurrentSkipListMap<>();
  private final Map<String, String> byProvider = new ConcurrentHashMap<>();

  /** What is written down of a person who is new, or is another than before. */
  static ActDraft setting(Person person, String change) {
    return new ActDraft(
        ActKind.PERSON_SET,
        person.by(),
        Detail.making()
            .text(ROLE, person.role())
            .is(DISABLED, person.disabled())
            .text(PROVIDER, person.provider())
            .text(CHANGE, change)
            .end());
  }

  @Override
  public void take(Act act) {
    if (act.kind() != ActKind.PERSON_SET || !act.subject().startsWith(Person.PREFIX)) {
      return;
    }
    String name = act.subject().substring(Person.PREFIX.length());
    Person before = byName.get(name);
    String provider = act.detail().text(PROVIDER);
    byName.put(
        name,
        new Person(
            name,
            act.detail().text(ROLE),
            act.detail().is(DISABLED),
            provider,
            before == null ? act.atMillis() : before.sinceMillis()));
    if (!provider.isEmpty()) {
      byProvider.put(provider, name);
    }
  }

  /** The person of a name as {@link PersonName} writes it. */
  public @Nullable Person of(String name) {
    return byName.get(name);
  }

  /** The person whom a provider knows. */
  @Nullable Person ofProvider(String provider) {
    String name = byProvider.get(provider);
    return name == null ? null : byName.get(name);
  }

  /** All, in the order of their names. */
  public List<Person> all() {
    return List.copyOf(byName.values());
  }
}
