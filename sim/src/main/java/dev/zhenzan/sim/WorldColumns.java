package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A world as the engine takes it: the columns that a reader of the world's files would hand over,
 * without the detour through files. Ids follow the byte order of names; actors, owners and the
 * accounts met by FOLLOW and EXCHANGE share one space; rows are in canonical order.
 */
public final class WorldColumns {
  private final World world;
  private final List<SimEvent> rows;
  private final NameIndex accounts;
  private final NameIndex targets;
  private final EventColumns events;
  private final Profiles profiles;

  private WorldColumns(World world) {
    this.world = world;
    accounts = NameIndex.of(accountNames(world.events()));
    targets = NameIndex.of(present(world.events(), SimEvent::target));
    rows = canonical(world.events());
    events = columns();
    profiles = profilesOf(world.accounts());
  }

  /** The columns of the world together with the way back to its names. */
  public static WorldColumns open(World world) {
    return new WorldColumns(world);
  }

  /** The columns alone. */
  public static EventColumns of(World world) {
    return open(world).events();
  }

  /** The world that the columns were made from. */
  public World world() {
    return world;
  }

  /** The events in canonical order; a column is {@code null} where no event reports it. */
  public EventColumns events() {
    return events;
  }

  /** The accounts' profiles in the order of account ids. */
  public Profiles profiles() {
    return profiles;
  }

  /** The id of the event in the given row. */
  public String eventId(int row) {
    return rows.get(row).id();
  }

  /** The event in the given row. */
  public SimEvent event(int row) {
    return rows.get(row);
  }

  /** The name of the account with the given id. */
  public String account(int id) {
    return accounts.names().get(id);
  }

  /** The id of the named account, {@code -1} if no event names it. */
  public int accountId(String name) {
    return accounts.id(name);
  }

  /** The name of the target with the given id. */
  public String target(int id) {
    return targets.names().get(id);
  }

  /** The id of the named target, {@code -1} if no event names it. */
  public int targetId(String name) {
    return targets.id(name);
  }

  /** By row, whether it is a brushed like. */
  public boolean[] fakeRows() {
    boolean[] fake = new boolean[rows.size()];
    for (int row = 0; row < fake.length; row++) {
      fake[row] = world.truth().fakeLikeIds().contains(eventId(row));
    }
    return fake;
  }

  /** By account id, whether the account is guilty. */
  public boolean[] guiltyAccounts() {
    boolean[] guilty = new boolean[accounts.size()];
    for (int id = 0; id < guilty.length; id++) {
      Truth.AccountTruth truth = world.truth().accounts().get(account(id));
      guilty[id] = truth != null && truth.label() == 1;
    }
    return guilty;
  }

  private static Set<String> accountNames(List<SimEvent> events) {
    Set<String> names = present(events, SimEvent::actor);
    for (SimEvent event : events) {
      String owner = event.owner();
      if (owner != null) {
        names.add(owner);
      }
      if (event.type() == EventType.FOLLOW || event.type() == EventType.EXCHANGE) {
        names.add(event.target());
      }
    }
    return names;
  }

  private static Set<String> present(
      List<SimEvent> events, Function<SimEvent, @Nullable String> column) {
    Set<String> names = new HashSet<>();
    for (SimEvent event : events) {
      String name = column.apply(event);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  private List<SimEvent> canonical(List<SimEvent> events) {
    List<SimEvent> sorted = new ArrayList<>(events);
    sorted.sort(
        Comparator.comparingLong(SimEvent::time)
            .thenComparingInt(event -> accounts.id(event.actor()))
            .thenComparingInt(event -> targets.id(event.target()))
            .thenComparing(SimEvent::type)
            .thenComparing(SimEvent::id, NameIndex.byteOrder()));
    return List.copyOf(sorted);
  }

  private EventColumns columns() {
    int n = rows.size();
    byte[] type = new byte[n];
    long[] time = new long[n];
    int[] actor = new int[n];
    int[] target = new int[n];
    for (int row = 0; row < n; row++) {
      SimEvent event = rows.get(row);
      type[row] = (byte) event.type().ordinal();
      time[row] = event.time();
      actor[row] = accounts.id(event.actor());
      target[row] = targets.id(event.target());
    }
    NameIndex communities = NameIndex.of(present(rows, SimEvent::community));
    NameIndex devices = NameIndex.of(present(rows, SimEvent::device));
    NameIndex addresses = NameIndex.of(present(rows, SimEvent::ip));
    return new EventColumns(
            n,
            type,
            time,
            actor,
            target,
            numbers(event -> accounts.id(event.owner())),
            numbers(event -> communities.id(event.community())),
            numbers(event -> devices.id(event.device())),
            numbers(event -> addresses.id(event.ip())),
            numbers(event -> Math.toIntExact(event.dwellMillis())),
            shorts(numbers(WorldColumns::basisPoints)),
            numbers(SimEvent::textLength),
            new EventColumns.Entities(
                accounts.size(),
                targets.size(),
                communities.size(),
                devices.size(),
                addresses.size()))
        .checkOrder();
  }

  /** The completion in basis points, {@code -1} where it is not known. */
  static int basisPoints(SimEvent event) {
    double completion = event.completion();
    return Double.isNaN(completion) ? -1 : (int) Math.round(completion * 10_000);
  }

  private int @Nullable [] numbers(ToIntFunction<SimEvent> column) {
    int[] values = new int[rows.size()];
    boolean any = false;
    for (int row = 0; row < values.length; row++) {
      values[row] = column.applyAsInt(rows.get(row));
      any |= values[row] >= 0;
    }
    return any ? values : null;
  }

  private static short @Nullable [] shorts(int @Nullable [] values) {
    if (values == null) {
      return null;
    }
    short[] narrow = new short[values.length];
    for (int row = 0; row < narrow.length; row++) {
      narrow[row] = (short) values[row];
    }
    return narrow;
  }

  private Profiles profilesOf(List<SimAccount> known) {
    int n = accounts.size();
    long[] created = new long[n];
    byte[] hasName = new byte[n];
    byte[] hasAvatar = new byte[n];
    int[] friends = new int[n];
    Arrays.fill(created, Long.MIN_VALUE);
    Arrays.fill(hasName, (byte) Profiles.UNKNOWN);
    Arrays.fill(hasAvatar, (byte) Profiles.UNKNOWN);
    Arrays.fill(friends, Profiles.UNKNOWN);
    for (SimAccount account : known) {
      int id = accounts.id(account.account());
      if (id >= 0) {
        created[id] = account.created();
        hasName[id] = (byte) (account.hasName() ? 1 : 0);
        hasAvatar[id] = (byte) (account.hasAvatar() ? 1 : 0);
        friends[id] = account.friends();
      }
    }
    return known.isEmpty() ? Profiles.NONE : new Profiles(created, hasName, hasAvatar, friends);
  }
}
