package dev.zhenzan.server.book;

import dev.zhenzan.core.verdict.LikeVerdicts;
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
 * @param coverage what share of the kinds of signal could speak in the last closing
 */
record Judged(Map<String, VerdictRow> byAccount, Book.@Nullable Pace usualPace, double coverage) {
  static final Judged NOTHING = new Judged(Map.of(), null, 0);

  /** The same after another closing. */
  Judged after(String findings, List<VerdictRow> verdicts) {
    Map<String, VerdictRow> all = new HashMap<>(byAccount);
    verdicts.forEach(verdict -> all.put(verdict.account(), verdict));
    return new Judged(all, JsonReading.usualPace(findings), JsonReading.coverage(findings));
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
