package dev.zhenzan.core.signal;

import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.like.Likes;
import java.util.ArrayList;
import java.util.List;

/**
 * Evidence whose numbers are the measures of one fold over accounts.
 *
 * @param table the measures
 * @param likes whose rows are the examples
 */
public record TableEvidence(
    SignalKind kind, int[] millinats, MeasureTable table, Likes likes, List<NullModel> nulls)
    implements AccountEvidence {

  @Override
  public List<Fact> facts(int account) {
    List<Fact> facts = new ArrayList<>();
    for (int measure = 0; measure < table.names().size(); measure++) {
      facts.add(new Fact(table.names().get(measure), table.measures()[measure][account]));
    }
    return facts;
  }

  @Override
  public int[] rows(int account) {
    return likes.rowsOf(account, Signal.ROWS_MAX);
  }
}
