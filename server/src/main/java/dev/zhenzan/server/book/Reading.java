package dev.zhenzan.server.book;

import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.book.Book.Account;
import dev.zhenzan.server.book.Book.Count;
import dev.zhenzan.server.book.Book.Evidence;
import dev.zhenzan.server.book.Book.LifeLine;
import dev.zhenzan.server.book.Book.Link;
import dev.zhenzan.server.book.Book.Moment;
import dev.zhenzan.server.book.Book.Ring;
import dev.zhenzan.server.log.VerdictRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions from memory; whoever asks keeps the writing thread out. */
final class Reading {
  private final Memory memory;
  private final Lives lives;

  Reading(Memory memory, Lives lives) {
    this.memory = memory;
    this.lives = lives;
  }

  Moment now() {
    return memory.now();
  }

  Count count(String name) {
    int target = memory.target(name);
    if (target < 0) {
      return new Count(name, 0, 0, 0, 0, Map.of());
    }
    long raw = memory.sums.raw(target);
    return new Count(
        name,
        raw,
        raw - memory.sums.settled(target),
        memory.sums.honest(target),
        memory.sums.provisional(target),
        withheld(target));
  }

  private Map<String, Long> withheld(int target) {
    if (memory.sums.honest(target) == (long) memory.sums.settled(target) * LikeVerdicts.WHOLE) {
      return Map.of();
    }
    Map<String, Long> withheld = new LinkedHashMap<>();
    for (int reason = 0; reason < Reasons.COUNT; reason++) {
      long basisPoints = memory.sums.withheld(target, reason);
      if (basisPoints != 0) {
        withheld.put(Reasons.word(reason), basisPoints);
      }
    }
    return sorted(withheld);
  }

  private static <N extends Number> Map<String, N> sorted(Map<String, N> sums) {
    Map<String, N> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().longValue()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  @Nullable Account account(String name) {
    int account = memory.account(name);
    return account < 0 ? null : account(name, account, memory.judged.of(name));
  }

  private Account account(String name, int account, @Nullable VerdictRow verdict) {
    long[] likes = lives.likesOf(account);
    double coverage = memory.judged.coverage();
    if (verdict == null) {
      return new Account(name, 0, 0, 0, "none", 0, Map.of(), likes[0], likes[1], coverage);
    }
    Map<String, Integer> contributions = JsonReading.contributions(verdict.contributions());
    int added = contributions.values().stream().mapToInt(Integer::intValue).sum();
    return new Account(
        name,
        verdict.suspicionMillionths(),
        verdict.millinats(),
        verdict.millinats() - added,
        verdict.action(),
        verdict.ring(),
        sorted(contributions),
        likes[0],
        likes[1],
        coverage);
  }

  List<Account> suspects(int most, @Nullable String after) {
    Comparator<VerdictRow> order =
        Comparator.comparingInt((VerdictRow row) -> -row.suspicionMillionths())
            .thenComparing(VerdictRow::account);
    VerdictRow from = after == null ? null : memory.judged.of(after);
    List<Account> accounts = new ArrayList<>();
    memory.judged.byAccount().values().stream()
        .filter(row -> from == null || order.compare(row, from) > 0)
        .sorted(order)
        .limit(most)
        .forEach(row -> accounts.add(account(row.account(), memory.account(row.account()), row)));
    return accounts;
  }

  List<Evidence> evidence(String account) {
    VerdictRow verdict = memory.judged.of(account);
    return verdict == null
        ? List.of()
        : JsonReading.evidence(verdict.evidence(), memory.log.ids::text);
  }

  long evidenceMillis(String account) {
    VerdictRow verdict = memory.judged.of(account);
    long last = Long.MIN_VALUE;
    if (verdict != null) {
      for (int row : JsonReading.rows(verdict.evidence())) {
        last = Math.max(last, memory.log.time(row));
      }
    }
    return last;
  }

  List<Ring> rings() {
    return memory.rings.stream().map(JsonReading::ring).toList();
  }

  @Nullable LifeLine like(String id) {
    byte[] name = id.getBytes(StandardCharsets.UTF_8);
    int row = memory.seen.row(name, 0, name.length);
    return row < 0 ? null : lives.of(id, row);
  }

  @Nullable Link link(String one, String other, int most) {
    int first = memory.account(one);
    int second = memory.account(other);
    return first < 0 || second < 0
        ? null
        : lives.link(one, first, other, second, most, ringOfBoth(one, other));
  }

  private int ringOfBoth(String one, String other) {
    VerdictRow first = memory.judged.of(one);
    VerdictRow second = memory.judged.of(other);
    return first != null && second != null && first.ring() == second.ring() ? first.ring() : 0;
  }

  boolean stands(String actor, String target) {
    int account = memory.account(actor);
    int on = memory.target(target);
    if (account < 0 || on < 0) {
      return false;
    }
    long pair = Pairs.pair(account, on);
    long place = memory.pairs.find(pair);
    return place >= 0 && memory.stands(pair, place);
  }
}
