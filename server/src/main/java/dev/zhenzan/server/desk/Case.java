package dev.zhenzan.server.desk;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.ladder.Because;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to look at. Never changes; another act makes another one.
 *
 * @param seq of the act that opened it; its id is {@code c} and this number
 * @param queue who is to look at it
 * @param account whom it concerns
 * @param asks the step of the ladder that somebody asks for, empty where none is
 * @param policy which policy opened it, as {@code id@version}, or empty
 * @param because why it was opened
 * @param words what the person concerned said, for an appeal
 * @param claimedBy who has it, {@code null} for nobody
 * @param leaseMillis until when it is theirs alone
 * @param skippedBy who has passed it over
 * @param outcome {@code null} until it is decided
 */
public record Case(
    long seq,
    Kind kind,
    String queue,
    String account,
    String asks,
    String policy,
    Because because,
    String words,
    long openedMillis,
    @Nullable String claimedBy,
    long leaseMillis,
    List<String> skippedBy,
    List<Note> notes,
    @Nullable Outcome outcome) {

  /** Why there is a case. */
  public enum Kind {
    /** Somebody says that we were wrong. */
    APPEAL,
    /** A policy, or the ladder, wants a person to agree. */
    REVIEW,
    /** Drawn at random from what was done without a person, to see whether it was right. */
    SAMPLE
  }

  /** A remark. */
  public record Note(long atMillis, String by, String text) {}

  /** How it ended. */
  public record Outcome(long atMillis, String by, Ruling ruling, Because because) {}

  /** What can be decided. */
  public enum Ruling {
    /** What was done was wrong: it is undone, and the account is said to be genuine. */
    UPHELD,
    /** What was done stands; nothing changes. */
    REFUSED,
    /** What was asked for is done. */
    AGREED
  }

  /** As callers know it. */
  public String id() {
    return "c" + seq;
  }

  /** Whether nobody has decided yet. */
  public boolean isOpen() {
    return outcome == null;
  }

  /** Whether it is somebody's alone now. */
  boolean isHeld(long nowMillis) {
    return claimedBy != null && nowMillis < leaseMillis;
  }

  static Case opened(Act act) {
    String kind = act.detail().text("kind");
    return new Case(
        act.seq(),
        kind.isEmpty() ? Kind.REVIEW : Kind.valueOf(kind),
        act.detail().text("queue"),
        act.subject(),
        act.detail().text("asks"),
        act.detail().text("policy"),
        new Because(act.detail().text("because_en"), act.detail().text("because_zh")),
        act.detail().text("words"),
        act.atMillis(),
        null,
        Long.MIN_VALUE,
        List.of(),
        List.of(),
        null);
  }

  Case claimed(@Nullable String by, long untilMillis) {
    return new Case(
        seq,
        kind,
        queue,
        account,
        asks,
        policy,
        because,
        words,
        openedMillis,
        by,
        untilMillis,
        skippedBy,
        notes,
        outcome);
  }

  Case skipped(String by) {
    List<String> more = new ArrayList<>(skippedBy);
    more.add(by);
    return new Case(
        seq,
        kind,
        queue,
        account,
        asks,
        policy,
        because,
        words,
        openedMillis,
        null,
        Long.MIN_VALUE,
        List.copyOf(more),
        notes,
        outcome);
  }

  Case with(Note note) {
    List<Note> more = new ArrayList<>(notes);
    more.add(note);
    return new Case(
        seq,
        kind,
        queue,
        account,
        asks,
        policy,
        because,
        words,
        openedMillis,
        claimedBy,
        leaseMillis,
        skippedBy,
        List.copyOf(more),
        outcome);
  }

  Case with(Outcome decided) {
    return new Case(
        seq,
        kind,
        queue,
        account,
        asks,
        policy,
        because,
        words,
        openedMillis,
        null,
        Long.MIN_VALUE,
        skippedBy,
        notes,
        decided);
  }
}
