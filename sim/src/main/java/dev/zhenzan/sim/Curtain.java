package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.stage.Journal;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import dev.zhenzan.sim.stage.Profile;
import dev.zhenzan.sim.stage.Span;
import dev.zhenzan.sim.stage.Stage;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what was played on a stage into a world: sorts the journal, keeps what a platform would
 * have accepted, and gives everything its name.
 *
 * <p>A platform accepts a like only while none of the same pair stands, and takes back only what
 * stands; so whoever likes a post of a friend and is later told to like it for a group has given
 * one genuine like.
 */
final class Curtain implements Performance {
  /** Leaves 32 bits for the time: {@link Span#DAYS_MAX}. */
  private static final int ENTRY_BITS = 31;

  private final String name;
  private final Stage stage;
  private final Reported reported;
  private final Journal journal;
  private final Names names;
  private final Map<Integer, String> devices = new HashMap<>();
  private final Map<Integer, String> addresses = new HashMap<>();

  /** Accepted entries of the journal in canonical order. */
  private final int[] accepted;

  /** The likes that are never taken back, by place among the accepted. */
  private final BitSet standing = new BitSet();

  private final List<SimAccount> accounts;
  private final Map<String, Truth.AccountTruth> truth;

  private Curtain(String name, Stage stage, Reported reported) {
    this.name = name;
    this.stage = stage;
    this.reported = reported;
    this.journal = stage.journal();
    this.names = new Names(stage);
    this.accepted = accepted();
    Map<String, Truth.AccountTruth> roles = new LinkedHashMap<>();
    List<SimAccount> profiles = new ArrayList<>();
    for (Person person : byName()) {
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

  /** The number of the account of the given name's person, by account name. */
  Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    stage.people().forEach(person -> numbers.put(names.account(person.number()), person.number()));
    return numbers;
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
    for (int at = 0; at < accepted.length; at++) {
      int entry = accepted[at];
      boolean kept = reported.keeps(journal.type(entry));
      if (kept && (standing.get(at) || !reported.onlyStanding())) {
        reader.accept(reported.of(event(at)), journal.isFake(entry));
      }
    }
  }

  private List<Person> byName() {
    List<Person> people = new ArrayList<>(stage.people());
    people.sort(
        Comparator.comparing(person -> names.account(person.number()), NameIndex.byteOrder()));
    return people;
  }

  private static Truth.AccountTruth truthOf(Person.Role role) {
    return new Truth.AccountTruth(
        role.guilty() ? 1 : 0, role.attack(), role.ring(), role.background());
  }

  private static SimAccount accountOf(String name, Person person) {
    Profile profile = person.profile();
    return new SimAccount(
        name,
        profile.created(),
        profile.hasName(),
        profile.hasAvatar(),
        profile.outsideFriends() + person.friends().size());
  }

  /** What the platform accepts, and where the standing likes are. */
  private int[] accepted() {
    Long2IntOpenHashMap placeOfPair = new Long2IntOpenHashMap();
    placeOfPair.defaultReturnValue(-1);
    int[] order = inOrder();
    int size = 0;
    for (int entry : order) {
      long pair = (long) journal.actor(entry) << 32 | journal.target(entry) & 0xFFFF_FFFFL;
      boolean taken = true;
      if (journal.type(entry) == EventType.LIKE) {
        taken = placeOfPair.putIfAbsent(pair, size) < 0;
      } else if (journal.type(entry) == EventType.UNLIKE) {
        taken = placeOfPair.remove(pair) >= 0;
      }
      if (taken) {
        order[size++] = entry;
      }
    }
    placeOfPair.values().forEach(standing::set);
    return Arrays.copyOf(order, size);
  }

  /**
   * The entries in canonical order. Sorts by time first, as plain numbers, and compares names only
   * where times are equal, which is rare.
   */
  private int[] inOrder() {
    long[] keys = new long[journal.size()];
    for (int entry = 0; entry < keys.length; entry++) {
      keys[entry] = journal.time(entry) - stage.span().start() << ENTRY_BITS | entry;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    int first = 0;
    for (int i = 0; i < keys.length; i++) {
      order[i] = (int) (keys[i] & (1L << ENTRY_BITS) - 1);
      if (keys[i] >>> ENTRY_BITS != keys[first] >>> ENTRY_BITS) {
        IntArrays.quickSort(order, first, i, this::compare);
        first = i;
      }
    }
    IntArrays.quickSort(order, first, order.length, this::compare);
    return order;
  }

  /** By names, type and place in the journal, for entries of one moment. */
  private int compare(int left, int right) {
    Comparator<String> byName = NameIndex.byteOrder();
    int order = byName.compare(actor(left), actor(right));
    order = order == 0 ? byName.compare(target(left), target(right)) : order;
    order = order == 0 ? journal.type(left).compareTo(journal.type(right)) : order;
    return order == 0 ? Integer.compare(left, right) : order;
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
    int entry = accepted[at];
    int target = journal.target(entry);
    Post post = target < 0 ? null : stage.posts().get(target);
    String author = post == null ? target(entry) : names.account(post.author().number());
    int completion = journal.completion(entry);
    return new SimEvent(
        Names.padded("e", at + 1, 7),
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
