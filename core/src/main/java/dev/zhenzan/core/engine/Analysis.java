package dev.zhenzan.core.engine;

import dev.zhenzan.core.blind.Blind;
import dev.zhenzan.core.blind.BlindFold;
import dev.zhenzan.core.burst.Burst;
import dev.zhenzan.core.burst.BurstFold;
import dev.zhenzan.core.company.Company;
import dev.zhenzan.core.company.CompanyEvidence;
import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.ColumnRunner;
import dev.zhenzan.core.flow.Grouping;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.MeasureTable;
import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.hollow.Hollow;
import dev.zhenzan.core.like.Exchanges;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.like.Likes;
import dev.zhenzan.core.like.Standing;
import dev.zhenzan.core.lockstep.Links;
import dev.zhenzan.core.lockstep.Lockstep;
import dev.zhenzan.core.lockstep.LockstepEvidence;
import dev.zhenzan.core.pool.PoolBalance;
import dev.zhenzan.core.reciprocity.Reciprocity;
import dev.zhenzan.core.ring.Depth;
import dev.zhenzan.core.ring.DepthEvidence;
import dev.zhenzan.core.ring.PoolEvidence;
import dev.zhenzan.core.ring.RingEvidence;
import dev.zhenzan.core.ring.RingFinder;
import dev.zhenzan.core.ring.Rings;
import dev.zhenzan.core.shared.PlacePass;
import dev.zhenzan.core.shared.Shared;
import dev.zhenzan.core.signal.AccountEvidence;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.surge.Surge;
import dev.zhenzan.core.surge.SurgeFold;
import dev.zhenzan.core.tempo.Tempo;
import dev.zhenzan.core.tempo.TempoFold;
import dev.zhenzan.core.verdict.Judge;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.LikeWeigher;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One analysis under way: the steps in order, and what each leaves for the next. */
final class Analysis {
  private static final int COMPANY_ROUNDS = 3;

  private final EventColumns events;
  private final Profiles profiles;
  private final AuditOptions options;
  private final Tasks tasks;
  private final Progress progress;
  private final Map<SignalKind, AccountEvidence> evidence = new EnumMap<>(SignalKind.class);
  private final Standing standing;
  private final Likes likes;
  private int[] ownerOfTarget = new int[0];
  private Exchanges exchanges;
  private Surge surge;

  private Analysis(
      EventColumns events,
      Profiles profiles,
      AuditOptions options,
      Tasks tasks,
      Progress progress) {
    this.events = events;
    this.profiles = profiles;
    this.options = options;
    this.tasks = tasks;
    this.progress = progress;
    progress.at("likes", 0);
    standing = Standing.of(events, tasks);
    likes = Likes.of(events, standing, tasks);
    exchanges = Exchanges.NONE;
    surge = Surge.NONE;
  }

  static Findings run(
      EventColumns events,
      Profiles profiles,
      AuditOptions options,
      Tasks tasks,
      Progress progress) {
    return new Analysis(events, profiles, options, tasks, progress).findings();
  }

  private Findings findings() {
    progress.at("detectors", 0.15);
    detect();
    progress.at("lockstep", 0.5);
    RingFinder.Traits traits = traits();
    Links links = Lockstep.find(likes, ownerOfTarget, traits.deviceOf(), standing.lone(), tasks);
    add(LockstepEvidence.of(links, likes));
    progress.at("rings", 0.8);
    Depth depth = Depth.of(likes, standing, tasks);
    Rings rings =
        RingFinder.find(
                likes,
                depth,
                links,
                exchanges,
                ownerOfTarget,
                millinats(SignalKind.RECIPROCITY),
                traits,
                tasks)
            .convincing();
    add(RingEvidence.of(rings, likes));
    add(PoolEvidence.of(Objects.requireNonNull(evidence.get(SignalKind.POOL_BALANCE)), rings));
    progress.at("verdicts", 0.9);
    Company company = new Company(likes, standing, ownerOfTarget, tasks);
    Verdicts verdicts = judge(company, rings, depth);
    LikeVerdicts weighed =
        LikeWeigher.of(
            standing.status(),
            likes,
            rings.likeMillinats(),
            company::likeMillinats,
            verdicts,
            tasks);
    Counts counts = new Counts(events.entities().targets());
    List<Signal> signals = new ArrayList<>();
    both(
        () -> Postings.of(events, weighed, verdicts, counts),
        () -> signals.addAll(Signals.of(inOrder(), verdicts, links, likes, rings, surge)));
    progress.at("done", 1);
    return new Findings(verdicts, weighed, counts, rings.rings(), List.copyOf(signals), nulls());
  }

  /** A first judgement on the rings alone, then again with the company that their likes keep. */
  private Verdicts judge(Company company, Rings rings, Depth depth) {
    int[] likesOf = likesOfAccount();
    double rate = options.falseDiscoveryRate();
    AccountEvidence blind = Objects.requireNonNull(evidence.get(SignalKind.BLIND));
    AccountEvidence lockstep = Objects.requireNonNull(evidence.get(SignalKind.LOCKSTEP));
    add(DepthEvidence.of(blind, rings));
    Verdicts verdicts = Judge.of(likesOf, inOrder(), rings, rate);
    company.start(verdicts.suspicionMillionths(), rings.likeMillinats());
    for (int round = 0; round < COMPANY_ROUNDS; round++) {
      company.round(verdicts.suspicionMillionths(), depth);
      CompanyEvidence kept = CompanyEvidence.of(company, rings, likes, lockstep.millinats());
      Rings deeper = rings.withDepth(company.depth(rings.depth()));
      add(kept);
      add(kept.borneOut(lockstep));
      add(DepthEvidence.of(blind, deeper));
      verdicts = Judge.again(likesOf, inOrder(), deeper, rate, verdicts);
    }
    return verdicts;
  }

  /** The detectors know nothing of one another: they run side by side. */
  private void detect() {
    List<AccountEvidence> found = Collections.synchronizedList(new ArrayList<>());
    List<Runnable> detectors =
        List.of(
            () -> found.addAll(habits()),
            () -> found.addAll(places()),
            () -> found.addAll(exchanges()),
            () -> surge = surge());
    tasks.run(detectors.size(), detector -> detectors.get(detector).run());
    found.forEach(this::add);
  }

  private void both(Runnable one, Runnable other) {
    tasks.run(2, task -> (task == 0 ? one : other).run());
  }

  private void add(AccountEvidence found) {
    evidence.put(found.kind(), found);
  }

  private List<AccountEvidence> inOrder() {
    return List.copyOf(evidence.values());
  }

  private int[] millinats(SignalKind kind) {
    AccountEvidence found = evidence.get(kind);
    return found == null ? new int[events.entities().accounts()] : found.millinats();
  }

  private int[] likesOfAccount() {
    int[] count = new int[likes.byAccount().keys()];
    Arrays.setAll(count, likes.byAccount()::size);
    return count;
  }

  private List<AccountEvidence> habits() {
    List<KeyedFold<?>> folds = List.of(new BurstFold(), new TempoFold(), new BlindFold());
    List<MeasureTable> tables = ColumnRunner.run(events, withoutRepeats(), folds, tasks);
    return List.of(
        Burst.of(tables.get(0), likes),
        Tempo.of(tables.get(1), likes),
        Blind.of(tables.get(2), likes),
        Hollow.of(profiles, likes, events.entities().accounts()));
  }

  /** A like that counts nothing says nothing either: repeats could drown a timer's beat. */
  private Grouping withoutRepeats() {
    byte[] status = standing.status();
    byte repeat = (byte) LikeStatus.REPEAT.ordinal();
    for (byte of : status) {
      if (of == repeat) {
        int accounts = events.entities().accounts();
        return Grouping.by(events.actor(), accounts, events.size(), status, ~(1 << repeat), tasks);
      }
    }
    return standing.byAccount();
  }

  private List<AccountEvidence> exchanges() {
    ownerOfTarget = events.ownerOfTarget();
    exchanges = Exchanges.of(likes, ownerOfTarget, tasks);
    return List.of(
        Reciprocity.of(exchanges, likes, ownerOfTarget), PoolBalance.of(exchanges, likes));
  }

  private List<AccountEvidence> places() {
    List<Key> keys = new ArrayList<>();
    for (Key key : List.of(Key.DEVICE, Key.ADDRESS)) {
      if (key.column(events) != null) {
        keys.add(key);
      }
    }
    List<AccountEvidence> found = new ArrayList<>();
    for (MeasureTable table : PlacePass.count(events, keys, standing.byAccount(), tasks)) {
      int[] placeOfRow = Objects.requireNonNull(table.key().column(events));
      found.add(Shared.of(table, placeOfRow, likes));
    }
    return found;
  }

  private Surge surge() {
    Grouping rows =
        events.has(EventType.VIEW)
            ? Grouping.by(events, Key.TARGET, Set.of(EventType.LIKE, EventType.VIEW), tasks)
            : likes.rowsByTarget();
    MeasureTable table = ColumnRunner.run(events, rows, List.of(new SurgeFold()), tasks).get(0);
    return Surge.of(table, rows);
  }

  private RingFinder.Traits traits() {
    int accounts = events.entities().accounts();
    int[] mechanical = new int[accounts];
    int[] tempo = millinats(SignalKind.TEMPO);
    int[] blind = millinats(SignalKind.BLIND);
    Arrays.setAll(mechanical, account -> tempo[account] + blind[account]);
    int[] device = millinats(SignalKind.SHARED_DEVICE);
    int[] deviceOf = new int[accounts];
    Arrays.fill(deviceOf, -1);
    if (evidence.get(SignalKind.SHARED_DEVICE) instanceof Shared shared) {
      Arrays.setAll(deviceOf, account -> device[account] > 0 ? shared.strongestPlace(account) : -1);
    }
    return new RingFinder.Traits(device, mechanical, deviceOf);
  }

  private List<NullModel> nulls() {
    List<NullModel> nulls = new ArrayList<>();
    for (AccountEvidence found : evidence.values()) {
      nulls.addAll(found.nulls());
    }
    nulls.addAll(surge.nulls());
    return nulls;
  }
}
