package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Journal;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Profile;
import dev.zhenzan.sim.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what was played on a stage into a world: keeps what the platform {@link Accepted}, and
 * gives everything its name.
 *
 * <p>Read as events it is plain and slow; {@link CurtainFiles} and {@link StageColumns} say the
 * same without an object an event.
 */
final class Curtain implements Performance {
  /** An event's name is an e and its number of at least so many digits. */
  static final int ID_WIDTH = 7;

  private final String name;
  private final Stage stage;
  private final Reported reported;
  private final Journal journal;
  private final Names names;
  private final Map<Integer, String> devices = new HashMap<>();
  private final Map<Integer, String> addresses = new HashMap<>();

  private final Accepted accepted;
  private final List<SimAccount> accounts;
  private final Map<String, Truth.AccountTruth> truth;

  private Curtain(String name, Stage stage, Reported reported) {
    this.name = name;
    this.stage = stage;
    this.reported = reported;
    this.journal = stage.journal();
    this.names = new Names(stage);
    this.accepted = Accepted.of(stage, names);
    Map<String, Truth.AccountTruth> roles = new LinkedHashMap<>();
    List<SimAccount> profiles = new ArrayList<>();
    for (int number : Names.order(names.accounts())) {
      Person person = stage.people().get(number);
      String account = names.account(person.number());
      roles.put(account, truthOf(person.role()));
      profiles.add(accountOf(account, person));
    }
    this.truth = Collections.unmodifiableMap(roles);
    this.accounts = List.copyOf(reported.of(profiles));
  }

  /** Closes the curtain: nothing may be played on the stage any more. */
  static Curtain close(String name, Stage stage, Reported reported) {
    return new Curtain(name, stage, reported);
  }

  /** All of it in memory. */
  World world() {
    List<SimEvent> events = new ArrayList<>();
    Set<String> fakes = new LinkedHashSet<>();
    events(
        (event, fake) -> {
          events.add(event);
          if (fake) {
            fakes.add(event.id());
          }
        });
    return new World(
        name,
        stage.seed(),
        Collections.unmodifiableList(events),
        accounts,
        new Truth(truth, Collections.unmodifiableSet(fakes)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long seed() {
    return stage.seed();
  }

  @Override
  public List<SimAccount> accounts() {
    return accounts;
  }

  @Override
  public Map<String, Truth.AccountTruth> truth() {
    return truth;
  }

  @Override
  public void events(Reader reader) {
    for (int at = 0; at < size(); at++) {
      if (isReported(at)) {
        reader.accept(reported.of(event(at)), journal.isFake(entry(at)));
      }
    }
  }

  Stage stage() {
    return stage;
  }

  Names names() {
    return names;
  }

  /** What the platform says of what it accepted. */
  Reported reported() {
    return reported;
  }

  /** How many events were accepted; they have the places 0…size−1 in canonical order. */
  int size() {
    return accepted.entries().length;
  }

  /** The journal's entry of the event in that place. */
  int entry(int at) {
    return accepted.entries()[at];
  }

  /** Whether the event in that place is reported. */
  boolean isReported(int at) {
    return reported.keeps(journal.type(entry(at)))
        && (!reported.onlyStanding() || accepted.standing().get(at));
  }

  static Truth.AccountTruth truthOf(Person.Role role) {
    return new Truth.AccountTruth(
        role.guilty() ? 1 : 0, role.attack(), role.ring(), role.background());
  }

  static SimAccount accountOf(String name, Person person) {
    Profile profile = person.profile();
    return new SimAccount(
        name,
        profile.created(),
        profile.hasName(),
        profile.hasAvatar(),
        profile.outsideFriends() + person.friends().size());
  }

  private String actor(int entry) {
    return names.account(journal.actor(entry));
  }

  private String target(int entry) {
    int target = journal.target(entry);
    if (target < 0) {
      return names.account(~target);
    }
    return journal.type(entry) == EventType.JOIN
        ? names.community(stage.posts().get(target).community())
        : names.post(target);
  }

  private SimEvent event(int at) {
    int entry = entry(at);
    int target = journal.target(entry);
    Post post = target < 0 ? null : stage.posts().get(target);
    String author = post == null ? target(entry) : names.account(post.author().number());
    int completion = journal.completion(entry);
    return new SimEvent(
        Names.padded("e", at + 1, ID_WIDTH),
        journal.type(entry),
        journal.time(entry),
        actor(entry),
        target(entry),
        journal.type(entry) == EventType.JOIN ? null : author,
        post == null ? null : names.community(post.community()),
        devices.computeIfAbsent(journal.device(entry), names::device),
        addresses.computeIfAbsent(journal.address(entry), Names::address),
        journal.dwellMillis(entry),
        completion < 0 ? Double.NaN : completion / 10_000.0,
        journal.textLength(entry));
  }
}
