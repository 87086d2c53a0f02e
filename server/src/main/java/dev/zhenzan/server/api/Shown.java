package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.log.LogHead;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the numbers of the book look from outside: likes and nats rather than basis points. */
final class Shown {
  private static final double WHOLE = 10_000;

  private Shown() {}

  /** A weight in likes; a whole number of them has no point. */
  static Number likes(long basisPoints) {
    return basisPoints % 10_000 == 0 ? (Number) (basisPoints / 10_000) : basisPoints / WHOLE;
  }

  /** ISO-8601, or {@code null} where there is none yet. */
  static @Nullable String time(long millis) {
    return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis).toString();
  }

  /** The same where there is no end. */
  static @Nullable String end(long millis) {
    return millis == Long.MAX_VALUE ? null : time(millis);
  }

  static Doc moment(Book.Moment moment) {
    return new Doc()
        .put("head", moment.head())
        .put("closing", moment.closing())
        .put("settled_until", time(moment.settledMillis()))
        .put("newest", time(moment.newestMillis()));
  }

  static Doc head(LogHead head) {
    return new Doc()
        .put("rows", head.rows())
        .put("hash", head.hash())
        .put("closing", head.closing())
        .put("closing_hash", head.closingHash());
  }

  static Doc count(Book.Count count) {
    Map<String, Object> withheld = new LinkedHashMap<>();
    count.withheld().forEach((reason, basisPoints) -> withheld.put(reason, likes(basisPoints)));
    return new Doc()
        .put("target", count.target())
        .put("raw", count.raw())
        .put("pending", count.pending())
        .put("honest", likes(count.honest()))
        .put("provisional", likes(count.provisional()))
        .put("withheld", withheld);
  }

  static Doc account(Book.Account account) {
    Score score = Score.of(account.suspicionMillionths());
    return new Doc()
        .put("account", account.account())
        .put("authenticity", score.points())
        .put("band", score.band())
        .put("band_zh", score.bandChinese())
        .put("suspicion", account.suspicionMillionths() / 1e6)
        .put("action", account.action())
        .put("ring", account.ring() == 0 ? null : account.ring())
        .put("coverage", account.coverage())
        .put("likes", account.likes())
        .put("honest_likes", likes(account.honestLikes()))
        .put("waterfall", waterfall(account));
  }

  /** The prior, then what each kind of signal adds, the sum at last. */
  private static List<Doc> waterfall(Book.Account account) {
    List<Doc> steps = new java.util.ArrayList<>();
    steps.add(step("prior", account.priorMillinats()));
    account.contributions().forEach((kind, millinats) -> steps.add(step(kind, millinats)));
    steps.add(step("sum", account.millinats()));
    return steps;
  }

  private static Doc step(String kind, int millinats) {
    return new Doc().put("kind", kind).put("nats", millinats / 1e3);
  }

  static Doc ring(Book.Ring ring) {
    return new Doc()
        .put("ring", ring.number())
        .put("kind", ring.kind())
        .put("accused", ring.accused())
        .put("size", ring.members().size())
        .put("likes", ring.likes())
        .put("targets", ring.targets())
        .put("first", time(ring.firstMillis()))
        .put("last", time(ring.lastMillis()))
        .put("false_alarms", ring.falseAlarms());
  }
}
