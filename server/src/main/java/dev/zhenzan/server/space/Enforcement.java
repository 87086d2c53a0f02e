package dev.zhenzan.server.space;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.server.book.Masking;
import dev.zhenzan.server.book.Replay;
import dev.zhenzan.server.log.LedgerRow;
import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** Lets what was decided about accounts hold for their likes. */
public interface Enforcement {

  /**
   * Lays masks over accounts and brings the differences into the ledger, as a closing of its own if
   * there are any. What is enforced twice changes nothing the second time.
   *
   * @param upToAct the last act that the masks know of
   * @throws StoreException if the differences could not be written: the masks hold for what is
   *     pending, and it must be tried again for what has settled
   */
  void enforce(Masking masks, long upToAct) throws StoreException;

  /** The entries that it would bring. */
  List<LedgerRow> tryOut(Masking masks) throws StoreException;

  /** The log as it is now, to play policies over it; works on as many threads as tasks lend. */
  Replay replay(Tasks tasks);

  /** The last act that the weights of settled likes know of, as far as acts changed any. */
  long enforced();
}
