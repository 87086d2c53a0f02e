package dev.zhenzan.server.book;

import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.VerdictRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the closings have concluded on accounts and on the community; never changed, but replaced as
 * a whole, so that whoever looks sees one closing and not two halves.
 *
 * @param byAccount the last verdict on each account that ever had one, by name
 * @param usualPace {@code null} before the first closing
 * @param rings by number
 * @param head rows from here on were not judged
 * @param endMillis nor was what is later than this
 * @param coverage what share of the kinds of signal could speak in the last closing
 */
record Judged(
    Map<String, VerdictRow> byAccount,
    Book.@Nullable Pace usualPace,
    double coverage,
    Map<Integer, Company> rings,
    long head,
    long endMillis) {
  static final Judged NOTHING = new Judged(Map.of(), null, 0, Map.of(), 0, Long.MIN_VALUE);

  /** What is asked of a ring at the door. */
  record Company(String kind, int members) {
    static final Company NONE = new Company("", 0);
  }

  /** The same after another closing. */
  Judged after(Closing closing, List<VerdictRow> verdicts, List<RingRow> found) {
    Map<String, VerdictRow> all = new HashMap<>(byAccount);
    verdicts.forEach(verdict -> all.put(verdict.account(), verdict));
    Map<Integer, Company> companies = new HashMap<>();
    for (RingRow ring : found) {
      int members = JsonReading.ring(ring).members().size();
      companies.put(ring.number(), new Company(ring.kind(), members));
    }
    String findings = closing.findings();
    return new Judged(
        all,
        JsonReading.usualPace(findings),
        JsonReading.coverage(findings),
        companies,
        closing.head(),
        closing.endMillis());
  }

  /** The ring of a number, none for 0. */
  Company ring(int number) {
    return rings.getOrDefault(number, Company.NONE);
  }

  @Nullable VerdictRow of(String account) {
    return byAccount.get(account);
  }

  /** What a like counts for now under a verdict, in basis points. */
  static int weight(VerdictRow verdict) {
    return switch (verdict.action()) {
      case "clean" -> 0;
      case "weigh_less" ->
          (int) Math.round(LikeVerdicts.WHOLE * (1 - verdict.suspicionMillionths() / 1e6));
      default -> LikeVerdicts.WHOLE;
    };
  }
}
