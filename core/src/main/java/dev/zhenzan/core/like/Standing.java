package dev.zhenzan.core.like;

import dev.zhenzan.core.event.EventBlock;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventCursor;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Field;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.Tasks;
import java.util.Arrays;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides for every row whether it is a like that stands, a repeat, or one that was taken back.
 *
 * <p>Per pair of account and target, in the log's order: a LIKE while none stands is a first like;
 * a LIKE while one stands is a repeat; an UNLIKE takes the standing one back; an UNLIKE while none
 * stands changes nothing, and a LIKE after it stands.
 */
public final class Standing {
  private static final byte LIKE = (byte) EventType.LIKE.ordinal();
  private static final byte STANDING = (byte) LikeStatus.STANDING.ordinal();

  private static final int COMMENT_OR_SHARE =
      1 << EventType.COMMENT.ordinal() | 1 << EventType.SHARE.ordinal();

  private final byte[] status;
  private final boolean[] deep;
  private final boolean[] lone;
  private final int[] dwellMillis;
  private final short @Nullable [] completion;
  private final Grouping byAccount;
  private final boolean hasViews;

  private Standing(EventColumns events, Grouping byAccount) {
    this.byAccount = byAccount;
    hasViews = events.has(EventType.VIEW);
    dwellMillis = dwellMillis(events, hasViews);
    short[] seen = events.completion();
    completion = seen != null && hasViews ? Arrays.copyOf(seen, events.size()) : seen;
    status = new byte[events.size()];
    deep = new boolean[events.size()];
    lone = new boolean[events.size()];
    for (int row = 0; row < status.length; row++) {
      if (events.type()[row] == LIKE) {
        status[row] = STANDING;
      }
    }
  }

  /** Views may tell more than the likes themselves say; without any, the column serves as it is. */
  private static int[] dwellMillis(EventColumns events, boolean hasViews) {
    int[] said = events.dwellMillis();
    if (said != null) {
      return hasViews ? Arrays.copyOf(said, events.size()) : said;
    }
    int[] unknown = new int[events.size()];
    Arrays.fill(unknown, -1);
    return unknown;
  }

  /** Judges every row. */
  public static Standing of(EventColumns events, Tasks tasks) {
    Standing standing = new Standing(events, Grouping.by(events, Key.ACCOUNT, tasks));
    int parts = tasks.threads();
    int[] cuts = standing.byAccount.cuts(parts);
    tasks.run(parts, part -> new Pass(events, standing).accounts(cuts[part], cuts[part + 1]));
    return standing;
  }

  /**
   * How long the account of each like looked at the target before or while liking it: what the like
   * itself says, else the longest view so far; -1 where neither is known.
   */
  public int[] dwellMillis() {
    return dwellMillis;
  }

  /**
   * How much of the target the account of each like saw before or while liking it, in basis points:
   * what the like itself says, else the longest view so far; -1 where neither is known, {@code
   * null} where the log never tells.
   */
  public short @Nullable [] completion() {
    return completion;
  }

  /** All rows of the log by the account that acted. */
  public Grouping byAccount() {
    return byAccount;
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
   * Whether the row is a like that says nothing of company: a deep one, or one that its account
   * took back and gave again later, in which case only the last counts.
   */
  public boolean[] lone() {
    return lone;
  }

  /**
   * One walk over a range of accounts, a block of rows at a time. Two small memories by target: the
   * row of the like that stands there, and whether the account talked about it. Each entry carries
   * the account that wrote it, so that nothing has to be cleared between accounts.
   */
  private static final class Pass {
    private final Grouping byAccount;
    private final byte[] status;
    private final boolean[] deep;
    private final boolean[] lone;
    private final EventBlock block;
    private final EventCursor event;

    /**
     * Account (from 1) in the upper half; in the lower, row + 1 of its like, negative if that was
     * taken back.
     */
    private final long[] standing;

    private final int[] discussedBy;
    private final int[] dwellMillis;
    private final boolean hasViews;

    /** Account (from 1) in the upper half; the longest dwell of its views in the lower. */
    private final long[] viewed;

    /** How much was seen in that longest view. */
    private final short[] viewedShare;

    private final short @Nullable [] completion;

    Pass(EventColumns events, Standing result) {
      byAccount = result.byAccount;
      status = result.status;
      deep = result.deep;
      lone = result.lone;
      dwellMillis = result.dwellMillis;
      hasViews = result.hasViews;
      viewed = new long[hasViews ? events.entities().targets() : 0];
      completion = hasViews ? result.completion : null;
      viewedShare = new short[completion == null ? 0 : viewed.length];
      block =
          new EventBlock(
              events,
              hasViews
                  ? EnumSet.of(Field.TYPE, Field.TARGET, Field.DWELL_MILLIS, Field.COMPLETION)
                  : EnumSet.of(Field.TYPE, Field.TARGET));
      event = block.cursor();
      standing = new long[events.entities().targets()];
      discussedBy = new int[events.entities().targets()];
    }

    void accounts(int from, int to) {
      int account = from;
      int end = byAccount.start(to);
      for (int at = byAccount.start(from); at < end; at += EventBlock.SIZE) {
        int size = Math.min(EventBlock.SIZE, end - at);
        block.fetch(byAccount.rows(), at, size);
        for (int place = 0; place < size; place++) {
          while (byAccount.end(account) <= at + place) {
            account++;
          }
          event.at(place);
          next(account + 1, (int) event.target(), (int) event.id());
        }
      }
    }

    /** Accounts count from 1 here, so that a fresh memory belongs to nobody. */
    private void next(int account, int on, int row) {
      switch (event.type()) {
        case LIKE -> like(account, on, row);
        case UNLIKE -> unlike(account, on);
        case VIEW -> view(account, on);
        default -> {
          if ((COMMENT_OR_SHARE >> event.type().ordinal() & 1) != 0) {
            discuss(account, on);
          }
        }
      }
    }

    private void like(int account, int on, int row) {
      int before = last(account, on);
      if (before > 0) {
        status[row] = (byte) LikeStatus.REPEAT.ordinal();
        return;
      }
      if (before < 0) {
        // Whoever changes their mind again and again is no crowd.
        lone[-before - 1] = true;
      }
      remember(account, on, row + 1);
      if (discussedBy[on] == account) {
        talk(row);
      }
      if (hasViews && event.dwellMillis() < 0) {
        dwellMillis[row] = viewedMillis(account, on);
      }
      if (completion != null && completion[row] < 0 && viewedMillis(account, on) >= 0) {
        completion[row] = viewedShare[on];
      }
    }

    private int viewedMillis(int account, int on) {
      return viewed[on] >>> 32 == account ? (int) viewed[on] : -1;
    }

    private void view(int account, int on) {
      int before = viewedMillis(account, on);
      int millis = (int) Math.max(before, event.dwellMillis());
      if (millis >= 0) {
        viewed[on] = (long) account << 32 | millis;
      }
      if (millis > before && completion != null) {
        viewedShare[on] = (short) event.completion();
      }
    }

    private void talk(int row) {
      deep[row] = true;
      lone[row] = true;
    }

    private int last(int account, int on) {
      long entry = standing[on];
      return entry >>> 32 == account ? (int) entry : 0;
    }

    private void remember(int account, int on, int like) {
      standing[on] = (long) account << 32 | (like & 0xFFFF_FFFFL);
    }

    private void unlike(int account, int on) {
      int like = last(account, on);
      if (like > 0) {
        status[like - 1] = (byte) LikeStatus.TAKEN_BACK.ordinal();
        remember(account, on, -like);
      }
    }

    private void discuss(int account, int on) {
      discussedBy[on] = account;
      int like = last(account, on);
      if (like > 0) {
        talk(like - 1);
      }
    }
  }
}
