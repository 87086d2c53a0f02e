package dev.zhenzan.core.like;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Key;
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

  private static final int COMMENT_OR_SHARE =
      1 << EventType.COMMENT.ordinal() | 1 << EventType.SHARE.ordinal();

  private final byte[] status;
  private final boolean[] deep;

  private Standing(int size) {
    status = new byte[size];
    deep = new boolean[size];
  }

  /** Judges every row. */
  public static Standing of(EventColumns events, Tasks tasks) {
    Standing standing = new Standing(events.size());
    Grouping byAccount = Grouping.by(events, Key.ACCOUNT, tasks);
    int parts = tasks.threads();
    int[] cuts = byAccount.cuts(parts);
    tasks.run(
        parts, part -> new Pass(events, byAccount, standing).accounts(cuts[part], cuts[part + 1]));
    return standing;
  }

  /** The ordinal of each row's {@link LikeStatus}; not to be changed. */
  public byte[] status() {
    return status;
  }

  /** Whether the row is a like whose account also commented on or shared the target. */
  public boolean[] deep() {
    return deep;
  }

  /**
   * One walk over a range of accounts. Two small memories by target: the row of the like that
   * stands there, and whether the account talked about it. Each is valid only for the account that
   * wrote it, so that nothing has to be cleared between accounts.
   */
  private static final class Pass {
    private final byte[] type;
    private final int[] target;
    private final Grouping byAccount;
    private final byte[] status;
    private final boolean[] deep;
    private final int[] standing;
    private final int[] likedBy;
    private final int[] discussedBy;

    Pass(EventColumns events, Grouping byAccount, Standing result) {
      type = events.type();
      target = events.target();
      this.byAccount = byAccount;
      status = result.status;
      deep = result.deep;
      int targets = events.entities().targets();
      standing = new int[targets];
      likedBy = new int[targets];
      discussedBy = new int[targets];
    }

    void accounts(int from, int to) {
      for (int account = from; account < to; account++) {
        for (int at = byAccount.start(account); at < byAccount.end(account); at++) {
          next(account + 1, byAccount.rows()[at]);
        }
      }
    }

    /** Accounts count from 1 here, so that a fresh memory belongs to nobody. */
    private void next(int account, int row) {
      byte kind = type[row];
      if (kind == LIKE) {
        like(account, row);
      } else if (kind == UNLIKE) {
        unlike(account, row);
      } else if ((COMMENT_OR_SHARE >> kind & 1) != 0) {
        discuss(account, row);
      }
    }

    private void like(int account, int row) {
      int on = target[row];
      if (likedBy[on] == account && standing[on] >= 0) {
        status[row] = (byte) LikeStatus.REPEAT.ordinal();
        return;
      }
      likedBy[on] = account;
      standing[on] = row;
      status[row] = (byte) LikeStatus.STANDING.ordinal();
      deep[row] = discussedBy[on] == account;
    }

    private void unlike(int account, int row) {
      int on = target[row];
      if (likedBy[on] == account && standing[on] >= 0) {
        status[standing[on]] = (byte) LikeStatus.TAKEN_BACK.ordinal();
        standing[on] = -1;
      }
    }

    private void discuss(int account, int row) {
      int on = target[row];
      discussedBy[on] = account;
      if (likedBy[on] == account && standing[on] >= 0) {
        deep[standing[on]] = true;
      }
    }
  }
}
