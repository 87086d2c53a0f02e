package dev.zhenzan.sim.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One account and whoever is behind it. Parts change what they need before the world is played;
 * afterwards only readers are left.
 */
public final class Person {
  /** The background of everybody who belongs to no special crowd. */
  public static final String PUBLIC = "public";

  private final int number;
  private final long seed;
  private Rhythm rhythm;
  private Means means;
  private Taste taste;
  private Profile profile;
  private Role role = Role.PUBLIC;
  private long livesFrom = Long.MIN_VALUE;
  private long livesUntil = Long.MAX_VALUE;
  private double sociability = 1;
  private final NavigableMap<Long, Double> appetites = new TreeMap<>();
  private final List<Person> friends = new ArrayList<>();
  private final List<Person> follows = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();

  Person(int number, long seed, Rhythm rhythm, Means means, Taste taste, Profile profile) {
    this.number = number;
    this.seed = seed;
    this.rhythm = rhythm;
    this.means = means;
    this.taste = taste;
    this.profile = profile;
  }

  /**
   * What the truth file says of a person.
   *
   * @param guilty whether they brush
   * @param attack how, or empty
   * @param ring with whom, or empty
   * @param background the crowd that they live in
   */
  public record Role(boolean guilty, String attack, String ring, String background) {
    static final Role PUBLIC = new Role(false, "", "", Person.PUBLIC);
  }

  /** Dense, in the order of birth. */
  public int number() {
    return number;
  }

  /** Dice of this person alone, one set a purpose. */
  public Dice dice(long purpose) {
    return new Dice(Dice.hash(seed, purpose));
  }

  public Rhythm rhythm() {
    return rhythm;
  }

  public Means means() {
    return means;
  }

  public Taste taste() {
    return taste;
  }

  public Profile profile() {
    return profile;
  }

  public Role role() {
    return role;
  }

  /** From when on the person leads an everyday life. */
  public long livesFrom() {
    return livesFrom;
  }

  /** Until when the person leads an everyday life. */
  public long livesUntil() {
    return livesUntil;
  }

  /** Whether the person leads an everyday life at the time. */
  public boolean lives(long time) {
    return time >= livesFrom && time < livesUntil;
  }

  /** How many views a day the person has an appetite for at the time. */
  public double appetite(long time) {
    Map.Entry<Long, Double> changed = appetites.floorEntry(time);
    return changed == null ? taste.viewsPerDay() : changed.getValue();
  }

  /** How readily the person makes friends; 1 for most. */
  public double sociability() {
    return sociability;
  }

  /** Friends in the world; friendship is mutual. */
  public List<Person> friends() {
    return friends;
  }

  /** Whose posts the person sees first. */
  public List<Person> follows() {
    return follows;
  }

  /** What the person has published, in no particular order. */
  public List<Post> posts() {
    return posts;
  }

  /** Whether nobody has given the person a part to play. */
  public boolean isFree() {
    return role == Role.PUBLIC;
  }

  public Person rhythm(Rhythm newRhythm) {
    rhythm = newRhythm;
    return this;
  }

  public Person means(Means newMeans) {
    means = newMeans;
    return this;
  }

  public Person taste(Taste newTaste) {
    taste = newTaste;
    return this;
  }

  public Person profile(Profile newProfile) {
    profile = newProfile;
    return this;
  }

  /** Begins the person's everyday life only now. */
  public Person livesFrom(long time) {
    livesFrom = time;
    return this;
  }

  /** Gives the person another appetite from the given time on. */
  public Person reads(double viewsPerDay, long from) {
    appetites.put(from, viewsPerDay);
    return this;
  }

  /** Ends the person's everyday life: the account is given up. */
  public Person livesUntil(long time) {
    livesUntil = time;
    return this;
  }

  public Person sociability(double newSociability) {
    sociability = newSociability;
    return this;
  }

  /** Makes the person part of an innocent crowd. */
  public Person livesAs(String background) {
    role = new Role(false, "", role.ring(), background);
    return this;
  }

  /** Makes the person a brusher. */
  public Person brushes(String attack, String ring) {
    role = new Role(true, attack, ring, role.background());
    return this;
  }

  /** Makes the person somebody who is liked by a ring, for money or without knowing. */
  public Person isServedBy(String ring, String background) {
    role = new Role(false, "", ring, background);
    return this;
  }

  /** Makes two people friends, once. */
  public void befriend(Person other) {
    if (other != this && !friends.contains(other)) {
      friends.add(other);
      other.friends.add(this);
    }
  }
}
