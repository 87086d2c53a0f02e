package dev.zhenzan.server.book;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.server.event.Report;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What people read: counts, verdicts and what they rest on, from memory. Any number of threads may
 * ask; each answer is of one moment and says of which.
 */
public interface Book {

  /** The moment that answers are of. */
  Moment now();

  /**
   * @param head rows in the log
   * @param closing number of the last closing, 0 before the first
   * @param settledMillis events until then are settled, {@link Long#MIN_VALUE} before the first
   * @param newestMillis time of the newest event, {@link Long#MIN_VALUE} in an empty log
   * @param duplicates reports that were delivered again
   * @param late events that came when their epoch was closed already; the next closing settles them
   */
  record Moment(
      long head, long closing, long settledMillis, long newestMillis, long duplicates, long late) {

    /** Of an empty log. */
    static final Moment NONE = new Moment(0, 0, Long.MIN_VALUE, Long.MIN_VALUE, 0, 0);
  }

  /**
   * A target's sums. {@code 0 ≤ honest ≤ 10 000 · settled}, {@code raw = settled + pending}.
   *
   * @param raw likes that stand
   * @param pending of these, not settled yet
   * @param honest what the settled ones weigh, in basis points
   * @param provisional what the pending ones weigh for now, by the last verdicts on their accounts,
   *     in basis points
   * @param withheld by reason, what settled likes weigh less than whole, in basis points, the
   *     greatest first; sums up to {@code 10 000 · settled − honest}
   */
  record Count(
      String target,
      long raw,
      long pending,
      long honest,
      long provisional,
      Map<String, Long> withheld) {}

  /** Sums of one target now; all zero for one that nobody ever named. */
  Count count(String target);

  /** The same for many, all of one moment, in the order asked. */
  List<Count> counts(List<String> targets);

  /** The same with the moment that they are of. */
  Counts countsNow(List<String> targets);

  /** Sums of many targets, and the moment that they are of. */
  record Counts(List<Count> counts, Moment moment) {}

  /**
   * What was done with a target besides liking it, by whoever is not flagged. Reads the whole log
   * in memory.
   */
  Depth depth(String target);

  /**
   * @param views how often it was seen
   * @param comments how many, and {@code textLength} their mean length in characters
   * @param completion mean share that was seen, in basis points, over events that say so
   * @param dwellMillis mean time that people looked, over events that say so
   * @param actors how many different accounts did any of it
   * @param flagged how many accounts did any of it and are flagged: none of theirs is counted here
   */
  record Depth(
      long views,
      long comments,
      double textLength,
      long shares,
      double completion,
      double dwellMillis,
      int actors,
      int flagged) {}

  /**
   * The likes of a target that stood at a time, by the events until then, with late ones in their
   * place. Reads the whole log in memory.
   */
  List<Standing> standingAt(String target, long timeMillis);

  /** A like that stood: its row in the log, and its time. */
  record Standing(long row, long timeMillis) {}

  /**
   * What is held of an account, {@code null} for one that nobody ever named.
   *
   * @param suspicionMillionths the calibrated probability of brushing
   * @param contributions kind → millinats, the greatest first; with the prior they sum up to {@code
   *     millinats}
   * @param ring number in the last closing, 0 where none
   * @param coverage what share of the kinds of signal could speak at all, 0…1
   */
  record Account(
      String account,
      int suspicionMillionths,
      int millinats,
      int priorMillinats,
      String action,
      int ring,
      Map<String, Integer> contributions,
      long likes,
      long honestLikes,
      double coverage) {}

  @Nullable Account account(String account);

  /** A like from its event to every later effect; {@code null} for an id that nobody reported. */
  @Nullable LifeLine like(String id);

  /**
   * @param status stands, repeat, taken_back, not_a_like
   * @param weight basis points it counts now; -1 while pending
   */
  record LifeLine(
      String id,
      long row,
      String type,
      long time,
      String actor,
      String target,
      String status,
      int weight,
      List<Step> steps) {}

  /**
   * @param what reported, settled, weighed, taken_back …
   * @param closing that caused it, 0 where none did
   * @param difference basis points
   * @param reason the kind of signal, empty where none
   */
  record Step(String what, long atMillis, long closing, int difference, String reason) {}

  /**
   * Why two accounts are linked: targets that both acted on, the closest in time first.
   *
   * @param together how many targets both liked
   * @param ring number of a ring that holds both, 0 where none
   */
  record Link(String one, String other, int together, int ring, List<Meeting> meetings) {}

  /** One target that both liked. */
  record Meeting(String target, long oneMillis, long otherMillis) {}

  @Nullable Link link(String one, String other, int most);

  /** Rings of the last closing, most likes first. */
  List<Ring> rings();

  /**
   * @param falseAlarms how many such groups chance alone would make
   */
  record Ring(
      int number,
      String kind,
      boolean accused,
      List<Member> members,
      long likes,
      int targets,
      long firstMillis,
      long lastMillis,
      double falseAlarms) {}

  /** Of a ring. */
  record Member(String account, String role) {}

  /**
   * What a decision at the door rests on. Waits for nobody, whatever is being taken in or settled,
   * and is of one moment all the same.
   *
   * @param nowMillis the paces are those that end here
   */
  Sight sight(String account, @Nullable String device, long nowMillis);

  /**
   * @param verdict the last one on the account, {@code null} if there never was one
   * @param pace what the account did lately; zero where unknown
   * @param usual the pace that nearly nobody in this community goes beyond: of accounts that are
   *     not flagged the 99.9th percentile of their busiest minute, hour and day, and of devices
   *     that of the accounts seen on one in a day; {@code null} before the first closing
   * @param given how many likes of the account stood when the last epoch was judged
   */
  record Sight(
      Moment moment,
      @Nullable Verdict verdict,
      Pace pace,
      @Nullable Pace usual,
      LongSupplier given) {}

  /**
   * @param weight what a like of the account counts until a closing settles it, in basis points
   * @param suspicionMillionths the calibrated probability of brushing
   * @param ring number in the last closing, 0 where none
   * @param ringKind lower case, empty where none
   * @param ringSize its members
   * @param contributionsJson what each kind of signal added, an object of JSON
   */
  record Verdict(
      String action,
      int weight,
      int suspicionMillionths,
      int millinats,
      int ring,
      String ringKind,
      int ringSize,
      String contributionsJson) {
    /** What each kind of signal added, in millinats. */
    public Map<String, Integer> contributions() {
      return JsonReading.contributions(contributionsJson);
    }
  }

  /**
   * An event that is about to happen, with the numbers that a {@link Follower} has seen for its
   * names. Waits for nobody.
   */
  Event upcoming(Report report);

  /**
   * Keeps something beside the book from now on, instead of what was kept until now. Returns when
   * it has come as far as the book.
   */
  void follow(Follower follower);

  /**
   * @param minute likes given within the last minute of the log, and so on
   * @param deviceAccounts accounts seen on the device within a day
   */
  record Pace(int minute, int hour, int day, int deviceAccounts) {}

  /** Whether the account's like on the target stands now. */
  boolean stands(String actor, String target);

  /**
   * When the last event happened that the last verdict on an account rests on; {@link
   * Long#MIN_VALUE} where it rests on none.
   */
  long evidenceMillis(String account);

  /** Evidence behind the last verdict on an account, strongest first. */
  List<Evidence> evidence(String account);

  /**
   * @param kind the signal
   * @param one of a pair the one account, else empty
   * @param other of a pair the other account, else empty
   * @param millinats what it claims
   * @param numbers what it rests on, by name
   * @param events ids of events, at most 20
   */
  record Evidence(
      String kind,
      String one,
      String other,
      int millinats,
      Map<String, Number> numbers,
      List<String> events) {}

  /** Accounts by suspicion, highest first, then by name, from the place after the cursor. */
  List<Account> suspects(int most, @Nullable String afterAccount);
}
