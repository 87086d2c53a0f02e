package dev.zhenzan.server.policy.backtest;

import dev.zhenzan.core.engine.Progress;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventCursor;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.Subject;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.FeatureStore;
import dev.zhenzan.server.policy.feature.FeatureView;
import dev.zhenzan.server.policy.feature.Judged;
import dev.zhenzan.server.policy.feature.Peaks;
import dev.zhenzan.server.policy.feature.Standing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays policies over a log that is there already: every like in the order of time through the same
 * evaluation as a gate's, every account through the closings' at the end of each epoch.
 */
public final class Backtest {
  // No foresight: a like sees features as they were with it, and the verdict of the closing before
  // it; before the first there is none. A closing is the engine's analysis of everything up to it.
  //
  // Features are kept by one thread in the order of events; likes are gathered in blocks with their
  // values, a block is asked in pieces by as many threads as are lent, and counted in order again.
  // Where policies read the labels and strikes that others put on, a block is one like.
  //
  // What a policy would have prevented is not taken out: a like that would have been rejected still
  // counts for the next, so later hits of a stern policy are an upper bound.

  private static final int BLOCK = 4_096;
  private static final int PIECE = 512;

  private final BacktestPlan plan;
  private final Tasks tasks;
  private final Progress progress;
  private final EventColumns events;
  private final Played here;
  private final Played against;
  private final FeatureStore store;
  private final Peaks peaks;
  private final LikeBlock block;
  private final List<Played.Piece> pieces = new ArrayList<>();
  private final List<Played.Piece> otherPieces = new ArrayList<>();
  private final boolean reads;
  private @Nullable Verdicts verdicts;

  private Backtest(BacktestPlan plan, Tasks tasks, Progress progress) {
    this.plan = plan;
    this.tasks = tasks;
    this.progress = progress;
    events = plan.events();
    here = new Played(plan.here());
    against = new Played(plan.against());
    Set<Feature> likes = new LinkedHashSet<>(here.likeFeatures());
    likes.addAll(against.likeFeatures());
    Set<Feature> closings = new LinkedHashSet<>(here.closingFeatures());
    closings.addAll(against.closingFeatures());
    Set<Feature> all = new LinkedHashSet<>(likes);
    all.addAll(closings);
    store = new FeatureStore(all);
    peaks = new Peaks(store, closings);
    reads = here.usesStanding() || against.usesStanding();
    block = new LikeBlock(List.copyOf(likes), reads ? 1 : BLOCK);
    for (int piece = 0; piece <= BLOCK / PIECE; piece++) {
      pieces.add(here.piece());
      otherPieces.add(against.piece());
    }
  }

  /**
   * Plays the whole log.
   *
   * @param tasks who does the work; the result does not depend on it
   */
  public static BacktestResult run(BacktestPlan plan, Tasks tasks, Progress progress) {
    return new Backtest(plan, tasks, progress).run();
  }

  private BacktestResult run() {
    int row = 0;
    for (int closing = 1; closing <= plan.closings(); closing++) {
      int end = end(closing);
      play(row, end);
      row = end;
      progress.at("closing", share(row));
      verdicts = Verdicts.at(plan, row, tasks);
      close(row, verdicts);
      peaks.clear();
    }
    return result();
  }

  /** The row after the last one of an epoch; epochs are equally long in time. */
  private int end(int closing) {
    int size = events.size();
    if (closing == plan.closings() || size == 0) {
      return size;
    }
    long first = events.time()[0];
    long length = events.time()[size - 1] - first;
    long until = first + (long) ((double) length * closing / plan.closings());
    int row = 0;
    while (row < size && events.time()[row] < until) {
      row++;
    }
    return row;
  }

  private void play(int from, int to) {
    EventCursor cursor = events.cursor();
    for (int row = from; row < to; row++) {
      cursor.at(row);
      store.add(cursor);
      peaks.look(cursor);
      if (events.type()[row] == EventType.LIKE.ordinal()) {
        int actor = events.actor()[row];
        block.add(row, cursor, store, judged(actor), standing(here, actor, events.time()[row]));
        if (block.isFull()) {
          ask();
        }
      }
      if ((row & 0xFFFF) == 0) {
        store.advance(events.time()[row]);
        progress.at("replay", share(row));
      }
    }
    ask();
  }

  private double share(int row) {
    return 0.99 * row / Math.max(1, events.size());
  }

  private @Nullable Judged judged(int account) {
    return verdicts == null ? null : verdicts.of(account);
  }

  private Standing standing(Played side, int account, long timeMillis) {
    return reads
        ? side.standings().of(plan.accountName().apply(account), timeMillis)
        : Standing.NONE;
  }

  /** Asks both sides about the block, and counts in order. */
  private void ask() {
    int count = (block.size() + PIECE - 1) / PIECE;
    tasks.run(
        count,
        piece -> {
          for (int at = piece * PIECE; at < Math.min(block.size(), (piece + 1) * PIECE); at++) {
            int row = block.row(at);
            int place = at;
            Subject subject =
                new Subject(plan.accountName().apply(events.actor()[row]), events.time()[row]);
            pieces.get(piece).ask(at, subject, feature -> block.value(place, feature));
            otherPieces.get(piece).ask(at, subject, other(place, subject));
          }
        });
    for (int piece = 0; piece < count; piece++) {
      pieces.get(piece).count(block, events.actor(), events.time(), plan);
      otherPieces.get(piece).count(block, events.actor(), events.time(), plan);
    }
    block.clear();
  }

  /** The values of the block, with the marks that the other policies put on the account. */
  private FeatureView other(int place, Subject subject) {
    Standing standing =
        reads ? against.standings().of(subject.actor(), subject.atMillis()) : Standing.NONE;
    return feature -> {
      Object marked = standing.value(feature.name());
      return marked == null ? block.value(place, feature) : marked;
    };
  }

  private void close(int rows, Verdicts now) {
    if (rows == 0) {
      return;
    }
    long at = events.time()[rows - 1];
    for (Played side : List.of(here, against)) {
      PolicySet.Asking asking = side.closingAsking();
      for (int account = 0; account < events.entities().accounts(); account++) {
        Judged judged = now.of(account);
        if (judged != null) {
          Standing standing = standing(side, account, at);
          Subject subject = new Subject(plan.accountName().apply(account), at);
          side.close(asking, account, subject, peaks.view(account, judged, standing));
        }
      }
    }
  }

  private BacktestResult result() {
    double[] genuine = new double[events.entities().accounts()];
    boolean[] liker = new boolean[genuine.length];
    double all = 0;
    long likers = 0;
    long likes = 0;
    for (int row = 0; row < events.size(); row++) {
      int actor = events.actor()[row];
      boolean like = events.type()[row] == EventType.LIKE.ordinal();
      likes += like ? 1 : 0;
      if (like && !liker[actor]) {
        liker[actor] = true;
        Judged judged = judged(actor);
        genuine[actor] = judged == null ? 1 : 1 - judged.suspicion();
        all += genuine[actor];
        likers++;
      }
      if (verdicts != null && verdicts.isStanding(row)) {
        here.standing(row, actor);
        against.standing(row, actor);
      }
    }
    progress.at("done", 1);
    return new BacktestResult(
        events.size(),
        likes,
        likers,
        all,
        plan.closings(),
        here.results(genuine, all),
        against.results(genuine, all));
  }
}
