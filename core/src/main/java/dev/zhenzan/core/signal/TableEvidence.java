package dev.zhenzan.core.signal;

import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.MeasureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Evidence whose numbers are the measures of one fold over accounts.
 *
 * @param table the measures
 * @param rowsOfAccount the rows that the fold took, by account
 */
public record TableEvidence(
    SignalKind kind,
    int[] millinats,
    MeasureTable table,
    Grouping rowsOfAccount,
    List<NullModel> nulls)
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
    int from = rowsOfAccount.start(account);
    int to = Math.min(rowsOfAccount.end(account), from + Signal.ROWS_MAX);
    return Arrays.copyOfRange(rowsOfAccount.rows(), from, to);
  }
}
