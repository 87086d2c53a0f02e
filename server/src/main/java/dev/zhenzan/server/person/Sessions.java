package dev.zhenzan.server.person;

import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.log.StoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. Checking a session touches memory only; what its person may is looked up each
 * time, so that it holds at once when it changes.
 */
public final class Sessions {
  /** A session that is not used for so long ends. */
  public static final Duration IDLE = Duration.ofHours(1);

  /** A session ends after so long, used or not. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How many calls a second a person's program may make on the long run. */
  static final int PER_SECOND = 200;

  /** More sessions of one person than these are not kept: the oldest ends. */
  static final int OF_ONE_MAX = 20;

  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final String NO_HASH = "0".repeat(64);
  private static final byte[] NONE = {};

  private final SessionTable table;
  private final People people;
  private final Roles roles;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> live = new ConcurrentHashMap<>();
  private final Set<String> unwritten = ConcurrentHashMap.newKeySet();

  /** From where people signed in during the last month, {@code name address}. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @throws StoreException if those that were begun before cannot be read
   */
  Sessions(SessionTable table, People people, Roles roles, InstantSource clock)
      throws StoreException {
    this.table = table;
    this.people = people;
    this.roles = roles;
    this.clock = clock;
    for (SessionTable.Row row : table.all()) {
      known.add(place(row.session().person(), row.session().address()));
      if (row.endedMillis() == Long.MAX_VALUE) {
        live.put(row.session().id(), row.session());
      }
    }
  }

  private static String place(String person, String address) {
    return person + " " + address;
  }

  /** Whether a text names one of these sessions, whether or not it proves it. */
  public boolean knows(String credential) {
    Token token = Token.parse(Token.SESSION, credential);
    return token != null && live.containsKey(token.id());
  }

  /** What whoever holds the text may, or {@code null} if it does not work. */
  public @Nullable ApiKey check(String credential) {
    Session session = session(credential);
    Person person = session == null ? null : people.of(session.person());
    if (session == null || person == null || person.disabled()) {
      return null;
    }
    return new ApiKey(
        person.by(),
        NONE,
        person.name(),
        roles.scopes(person.role()),
        PER_SECOND,
        session.begunMillis(),
        session.endsMillis(),
        Long.MAX_VALUE,
        session.usedMillis());
  }

  /** The session that a text proves, which is used by this; {@code null} if there is none. */
  public @Nullable Session session(String credential) {
    Token token = Token.parse(Token.SESSION, credential);
    if (token == null) {
      return null;
    }
    Session session = live.get(token.id());
    boolean proven = token.proves(session == null ? NO_HASH : session.hash());
    long now = clock.millis();
    if (session == null || !proven || !isLive(session, now)) {
      return null;
    }
    if (now > session.usedMillis()) {
      live.computeIfPresent(session.id(), (id, same) -> same.usedAt(now));
      unwritten.add(session.id());
    }
    return session.usedAt(now);
  }

  private static boolean isLive(Session session, long now) {
    return now < session.endsMillis() && now - session.usedMillis() < IDLE.toMillis();
  }

  /** Begins one; its text is in nobody's hands but the caller's. */
  Token begin(String person, String how, String address) throws StoreException {
    Token token = Token.make(Token.SESSION, random);
    long now = clock.millis();
    long ends = now + LONGEST.toMillis();
    Session session = new Session(token.id(), token.hash(), person, how, address, now, now, ends);
    List<Session> others = of(person);
    if (others.size() >= OF_ONE_MAX) {
      end(others.subList(0, others.size() - OF_ONE_MAX + 1));
    }
    table.add(session);
    live.put(session.id(), session);
    known.add(place(person, address));
    return token;
  }

  /** Whether the person signed in from there during the last month. */
  boolean isKnownPlace(String person, String address) {
    return known.contains(place(person, address));
  }

  /** Those of a person that work, oldest first. */
  public List<Session> of(String person) {
    long now = clock.millis();
    return live.values().stream()
        .filter(session -> session.person().equals(person) && isLive(session, now))
        .sorted(Comparator.comparingLong(Session::begunMillis).thenComparing(Session::id))
        .toList();
  }

  /** One that works, by its id. */
  @Nullable Session byId(String id) {
    Session session = live.get(id);
    return session == null || !isLive(session, clock.millis()) ? null : session;
  }

  /** Ends them at once, in memory before on disk. */
  void end(List<Session> sessions) throws StoreException {
    if (!sessions.isEmpty()) {
      sessions.forEach(session -> live.remove(session.id()));
      table.end(sessions, clock.millis());
    }
  }

  /** Writes down when sessions were used, and forgets those of long ago. */
  public void turn() throws StoreException {
    List<Session> used = new ArrayList<>();
    for (String id : List.copyOf(unwritten)) {
      unwritten.remove(id);
      Session session = live.get(id);
      if (session != null) {
        used.add(session);
      }
    }
    if (!used.isEmpty()) {
      table.used(used);
    }
    long now = clock.millis();
    if (live.values().removeIf(session -> !isLive(session, now))) {
      table.forgetBegunBefore(now - REMEMBERED.toMillis());
    }
  }
}
