package dev.zhenzan.core.like;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Tasks;

/**
 * Decides for every row whether it is a like that stands, a repeat, or one that was taken back.
 *
 * <p>Per pair of account and target, in the log's order: a LIKE while none stands is a first like;
 * a LIKE while one stands is a repeat; an UNLIKE takes the standing one back; an UNLIKE while none
 * stands changes nothing, and a LIKE after it stands.
 */
public final class Standing {
  private static final byte LIKE = (byte) EventType.LIKE.ordinal();
  private static final byte UNLIKE = (byte) EventType.UNLIKE.ordinal();

  /** Accounts are dealt out in this many parts; the parts share nothing but disjoint rows. */
  private static final int PARTS = 16;

  private Standing() {}

  /** The ordinal of each row's {@link LikeStatus}. */
  public static byte[] of(EventColumns events, Tasks tasks) {
    byte[] status = new byte[events.size()];
    Grouping byAccount =
        Grouping.by(events.actor(), events.entities().accounts(), events.size());
    int targets = events.entities().targets();
    tasks.run(
        PARTS, part -> new Pass(events, byAccount, status, targets).accounts(part, PARTS));
    return status;
  }

  /** One walk over a range of accounts; remembers, by target, the like that stands. */
  private static final class Pass {
    private final byte[] type;
    private final int[] target;
    private final Grouping byAccount;
    private final byte[] status;

    /** The row of the standing like on the target by the account of {@link #seenBy}, or -1. */
    private final int[] standing;

    private final int[] seenBy;

    Pass(EventColumns events, Grouping byAccount, byte[] status, int targets) {
      type = events.type();
      target = events.target();
      this.byAccount = byAccount;
      this.status = status;
      standing = new int[targets];
      seenBy = new int[targets];
    }

    void accounts(int part, int parts) {
      int accounts = byAccount.keys();
      int from = (int) ((long) accounts * part / parts);
      int to = (int) ((long) accounts * (part + 1) / parts);
      for (int account = from; account < to; account++) {
        for (int at = byAccount.start(account); at < byAccount.end(account); at++) {
          next(account + 1, byAccount.rows()[at]);
        }
      }
    }

    private void next(int account, int row) {
      byte kind = type[row];
      if (kind == LIKE) {
        like(account, row);
      } else if (kind == UNLIKE) {
        unlike(account, row);
      }
    }

    private void like(int account, int row) {
      int on = target[row];
      if (seenBy[on] == account && standing[on] >= 0) {
        status[row] = (byte) LikeStatus.REPEAT.ordinal();
        return;
      }
      seenBy[on] = account;
      standing[on] = row;
      status[row] = (byte) LikeStatus.STANDING.ordinal();
    }

    private void unlike(int account, int row) {
      int on = target[row];
      if (seenBy[on] == account && standing[on] >= 0) {
        status[standing[on]] = (byte) LikeStatus.TAKEN_BACK.ordinal();
        standing[on] = -1;
      }
    }
  }
}
